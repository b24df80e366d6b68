package organisatie

import "testing"

func BenchmarkLeesGemeenten(b *testing.B) {
	for b.Loop() {
		if _, err := vanTabel(tabelGemeenten, tabelOpvolgingen); err != nil {
			b.Fatal(err)
		}
	}
}
