package geld

import (
	"math"
	"testing"

	"pgregory.net/rapid"
)

func TestString(t *testing.T) {
	for _, g := range []struct {
		c     Cent
		tekst string
	}{{0, "€ 0,00"}, {5, "€ 0,05"}, {123456, "€ 1.234,56"}, {-100, "-€ 1,00"}, {100000000, "€ 1.000.000,00"}, {math.MinInt64,
		"-€ 92.233.720.368.547.758,08"}} {
		if g.c.String() != g.tekst {
			t.Errorf("%d = %s, wil %s", g.c, g.c, g.tekst)
		}
	}
}

func TestParseCent(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		c := Cent(rapid.Int64Range(-99999999999999999, 99999999999999999).Draw(t, "c"))
		terug, err := ParseCent(c.String())
		if err != nil || terug != c {
			t.Fatalf("%s werd %d: %v", c, terug, err)
		}
	})
	for _, tekst := range []string{"", "€", "1,2", "1,234", "1.23", "12.34,56", "1234.567,00", "a", "1e5", "1,00-", "--1",
		"999999999999999999999,00", "٣,00"} {
		if c, err := ParseCent(tekst); err == nil {
			t.Errorf("ParseCent(%q) = %s, wil een fout", tekst, c)
		}
	}
	for tekst, wil := range map[string]Cent{"12": 1200, "€ 1.234,56": 123456, "1234,56": 123456, "-3,50": -350, "- € 2": -200} {
		if c, err := ParseCent(tekst); err != nil || c != wil {
			t.Errorf("ParseCent(%q) = %d %v, wil %d", tekst, c, err, wil)
		}
	}
}

func TestVerdeelVerliestGeenCent(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		bedrag := Cent(rapid.Int64().Draw(t, "bedrag"))
		gewichten := rapid.SliceOfN(rapid.Int64Range(0, math.MaxInt64), 1, 12).Draw(t, "gewichten")
		delen, err := Verdeel(bedrag, gewichten)
		if err != nil {
			for _, g := range gewichten {
				if g != 0 {
					t.Fatal(err)
				}
			}
			return
		}
		som := Cent(0)
		for i, d := range delen {
			som += d
			if gewichten[i] == 0 && d != 0 {
				t.Fatalf("gewicht nul kreeg %d", d)
			}
			if (d < 0) != (bedrag < 0) && d != 0 {
				t.Fatalf("deel %d wijst de andere kant op dan %d", d, bedrag)
			}
		}
		if som != bedrag {
			t.Fatalf("%d verdeeld werd %d", bedrag, som)
		}
	})
}

func TestVerdeelRestcenten(t *testing.T) {
	delen, err := Verdeel(100, []int64{1, 1, 1})
	if err != nil || delen[0] != 34 || delen[1] != 33 || delen[2] != 33 {
		t.Errorf("%v %v", delen, err)
	}
	delen, err = Verdeel(-100, []int64{1, 2, 3})
	if err != nil || delen[0] != -17 || delen[1] != -33 || delen[2] != -50 {
		t.Errorf("%v %v", delen, err)
	}
	if _, err := Verdeel(1, []int64{0, 0}); err == nil {
		t.Error("verdelen over niets")
	}
	if _, err := Verdeel(1, []int64{-1, 2}); err == nil {
		t.Error("een negatieve sleutel")
	}
}
