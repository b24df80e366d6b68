package organisatie

import "testing"

func BenchmarkLeesGemeenten(b *testing.B) {
	for b.Loop() {
		if _, err := lees(gemeentenBestand, herindelingenBestand); err != nil {
			b.Fatal(err)
		}
	}
}
