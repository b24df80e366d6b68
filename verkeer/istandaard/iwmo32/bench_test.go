package iwmo32

import (
	"testing"

	"nabuur/verkeer/istandaard"
	"nabuur/verkeer/istandaard/berichtproef"
)

// groteDeclaratie makes a valid 323 with the given number of lines.
func groteDeclaratie(t testing.TB, regels int) []byte {
	t.Helper()
	d, dag := berichtproef.GroteDeclaratie(regels, istandaard.Product{Categorie: "01", Code: "01A05"})
	m := &WMO323{Header: Standaard.NewHeader("WMO323", "99000011", "9901", "GROOT", dag), Declaratie: d}
	b, err := m.Encode()
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// TestGroteDeclaratie: the message of the benchmarks is valid.
func TestGroteDeclaratie(t *testing.T) {
	if _, breuken := Standaard.Controleer(groteDeclaratie(t, 400)); len(breuken) > 0 {
		t.Fatal(breuken)
	}
}

func BenchmarkControleer323(b *testing.B) {
	bericht := groteDeclaratie(b, 8000)
	b.SetBytes(int64(len(bericht)))
	b.ReportAllocs()
	for b.Loop() {
		if _, breuken := Standaard.Controleer(bericht); len(breuken) > 0 {
			b.Fatal(breuken)
		}
	}
}

func BenchmarkDecode323(b *testing.B) {
	bericht := groteDeclaratie(b, 8000)
	b.SetBytes(int64(len(bericht)))
	b.ReportAllocs()
	for b.Loop() {
		if _, breuken := DecodeWMO323(bericht); len(breuken) > 0 {
			b.Fatal(breuken)
		}
	}
}

func BenchmarkStroom323(b *testing.B) {
	bericht := groteDeclaratie(b, 8000)
	b.SetBytes(int64(len(bericht)))
	b.ReportAllocs()
	for b.Loop() {
		_, breuken, err := StroomWMO323(bericht, func(*WMO323, *WMO323Client) error { return nil })
		if err != nil || len(breuken) > 0 {
			b.Fatal(err, breuken)
		}
	}
}

func BenchmarkEncode323(b *testing.B) {
	bericht := groteDeclaratie(b, 8000)
	m, _ := DecodeWMO323(bericht)
	b.SetBytes(int64(len(bericht)))
	b.ReportAllocs()
	for b.Loop() {
		if _, err := m.Encode(); err != nil {
			b.Fatal(err)
		}
	}
}
