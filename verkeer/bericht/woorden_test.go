package bericht

import (
	"strings"
	"testing"

	"nabuur/verkeer/istandaard/uitgave"
)

// Every kind of message of every release has a title and says in one sentence what it means.
func TestWoordenVanBerichten(t *testing.T) {
	soorten := 0
	for _, std := range uitgave.Alle() {
		for soort := range std.Codes {
			soorten++
			m := Bericht{Soort: soort, Identificatie: "NB1"}
			if titel := Titel(soort); titel == "" || titel == soort {
				t.Errorf("%s heet %q", soort, titel)
			}
			if !strings.HasSuffix(m.Zin(), ".") {
				t.Errorf("%s: %q", soort, m.Zin())
			}
			if naam := m.Naam(); !strings.HasSuffix(naam, " NB1") || naam[:1] != strings.ToLower(naam[:1]) {
				t.Errorf("%s in een zin: %q", soort, naam)
			}
		}
	}
	if soorten < 28 {
		t.Errorf("maar %d soorten", soorten)
	}
	if m := (Bericht{Soort: "XX999"}); m.Zin() != "" || Titel("XX999") != "XX999" {
		t.Errorf("een onbekende soort zegt %q", m.Zin())
	}
}

func TestPartijEnHerstel(t *testing.T) {
	uit := Bericht{Richting: Uit, Afzender: "0457", Ontvanger: "90000017", Stand: Afgekeurd}
	in := Bericht{Richting: In, Afzender: "90000017", Ontvanger: "0457", Stand: Afgekeurd}
	if uit.Partij() != "90000017" || in.Partij() != "90000017" {
		t.Errorf("partij %q en %q", uit.Partij(), in.Partij())
	}
	if !uit.Herstelbaar() || in.Herstelbaar() {
		t.Error("alleen een bericht van ons dat is afgekeurd, is te herstellen")
	}
	if uit.Opvolger = "ander"; uit.Herstelbaar() {
		t.Error("wat een opvolger heeft, is niet te herstellen")
	}
	if uit.NietBezorgd() {
		t.Error("zonder reden is een bericht bezorgd")
	}
	if uit.Redenen = []Reden{{Plek: "Envelop"}}; !uit.NietBezorgd() {
		t.Error("wat de keten weigerde, is niet bezorgd")
	}
}
