package iwmo32

import (
	"fmt"
	"testing"

	"nabuur/grond/geld"
	"nabuur/verkeer/istandaard"
)

// groteDeclaratie makes a valid 323 of about the given number of lines, four to a
// client.
func groteDeclaratie(t testing.TB, regels int) []byte {
	t.Helper()
	m := &WMO323{Header: NewHeader("WMO323", "99000011", "9901", "GROOT", dag("2026-05-03"))}
	m.Declaratie = WMO323Declaratie{
		DeclaratieNummer: "GROOT", DeclaratieDagtekening: dag("2026-05-03"),
		DeclaratiePeriode:     istandaard.GeslotenPeriode{Begindatum: dag("2026-04-01"), Einddatum: dag("2026-04-30")},
		TotaalIngediendBedrag: istandaard.TotaalBedragMetDC{TotaalBedrag: geld.Cent(regels) * 36000, DebetCredit: debet},
	}
	for i := range regels {
		if i%4 == 0 {
			m.Declaratie.Clienten = append(m.Declaratie.Clienten, WMO323Client{Bsn: proefBSN(i / 4)})
		}
		c := &m.Declaratie.Clienten[len(m.Declaratie.Clienten)-1]
		c.Prestaties = append(c.Prestaties, WMO323Prestatie{
			ProductReferentie: istandaard.Referentie{ReferentieNummer: fmt.Sprintf("R-%d", i)},
			ToewijzingNummer:  int64(i), ProductCategorie: "01", ProductCode: "01A05",
			ProductPeriode: m.Declaratie.DeclaratiePeriode, GeleverdVolume: 600, Eenheid: "01",
			ProductTarief: new(geld.Cent(60)), IngediendBedrag: istandaard.BedragMetDC{Bedrag: 36000, DebetCredit: debet},
		})
	}
	b, err := m.Encode()
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// proefBSN gives the n-th number that passes the eleven test below 999999999, from
// the top down: numbers that are not given out.
func proefBSN(n int) string {
	for i := 999999999; ; i-- {
		som := -(i % 10)
		for gewicht, rest := 2, i/10; gewicht <= 9; gewicht++ {
			som += gewicht * (rest % 10)
			rest /= 10
		}
		if som%11 == 0 {
			if n == 0 {
				return fmt.Sprint(i)
			}
			n--
			i -= 8 // at most one in a row of nine passes
		}
	}
}

// TestGroteDeclaratie: the message of the benchmarks is valid.
func TestGroteDeclaratie(t *testing.T) {
	if _, breuken := Controleer(groteDeclaratie(t, 400)); len(breuken) > 0 {
		t.Fatal(breuken)
	}
}

func BenchmarkControleer323(b *testing.B) {
	bericht := groteDeclaratie(b, 8000)
	b.SetBytes(int64(len(bericht)))
	b.ReportAllocs()
	for b.Loop() {
		if _, breuken := Controleer(bericht); len(breuken) > 0 {
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
