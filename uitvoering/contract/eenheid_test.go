package contract

import "testing"

// Every unit and frequency of the standard has its words, and what is none keeps its code.
func TestEenheidEnFrequentie(t *testing.T) {
	keuzes := map[string]bool{}
	for _, e := range Eenheden() {
		if !e.Bestaat() || e.Enkelvoud() == string(e) || e.Meervoud() == string(e) || keuzes[e.Keuze()] {
			t.Errorf("eenheid %q heet %q, %q en %q", string(e), e.Enkelvoud(), e.Meervoud(), e.Keuze())
		}
		keuzes[e.Keuze()] = true
	}
	for _, f := range Frequenties() {
		if !f.Bestaat() || f.Tekst() == string(f) {
			t.Errorf("frequentie %q heet %q", string(f), f.Tekst())
		}
	}
	if e := Eenheid("99"); e.Bestaat() || e.Meervoud() != "99" {
		t.Errorf("eenheid 99 bestaat en heet %q", e.Meervoud())
	}
	if f := Frequentie("9"); f.Bestaat() || f.Tekst() != "9" {
		t.Errorf("frequentie 9 bestaat en heet %q", f.Tekst())
	}
}
