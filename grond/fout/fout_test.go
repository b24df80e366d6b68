package fout

import (
	"errors"
	"fmt"
	"strings"
	"testing"
)

func TestExitCode(t *testing.T) {
	gevallen := []struct {
		err  error
		code int
	}{
		{nil, 0},
		{errors.New("kaal"), 1},
		{New(Storing, "x"), 1},
		{New(NuNietBereikt, "x"), 1},
		{New(Onjuist, "x"), 2},
		{New(NietGevonden, "x"), 2},
		{New(NietBevoegd, "x"), 2},
		{New(Botsing, "x"), 2},
		{New(Gat, "x"), 3},
		{fmt.Errorf("om: %w", New(Gat, "x")), 3},
	}
	for _, g := range gevallen {
		if kreeg := ExitCode(g.err); kreeg != g.code {
			t.Errorf("ExitCode(%v) = %d, wil %d", g.err, kreeg, g.code)
		}
	}
}

func TestZinToontDeOorzaakNooit(t *testing.T) {
	oorzaak := errors.New("pq: geheim")
	err := fmt.Errorf("lezen: %w", New(Onjuist, "De datum %q bestaat niet.", "2016-02-30").Door(oorzaak).Bij("datum"))
	if kreeg := Zin(err); strings.Contains(kreeg, "geheim") || kreeg != `De datum "2016-02-30" bestaat niet.` {
		t.Errorf("Zin = %q", kreeg)
	}
	if !errors.Is(err, oorzaak) {
		t.Error("de oorzaak is niet terug te vinden")
	}
	if Plek(err) != "datum" {
		t.Errorf("Plek = %q", Plek(err))
	}
	if kaal := Zin(errors.New("geheim")); strings.Contains(kaal, "geheim") {
		t.Errorf("een kale fout lekt: %q", kaal)
	}
	if !Is(err, Onjuist) || Is(err, Gat) || Is(errors.New("x"), Storing) {
		t.Error("Is kent de soort niet")
	}
}
