package kenmerk

import (
	"testing"

	"pgregory.net/rapid"
)

func TestParseBSN(t *testing.T) {
	const (
		stdnum  = "python-stdnum 1.18, stdnum/nl/bsn.py"
		proef   = "sytzeloor/elfproef, tests"
		rvig    = "testpersonen van de RvIG, nagerekend met python-stdnum"
		jeugd   = "codelijst Beleidsinformatie Jeugd: geen BSN maar een code"
		eigenen = "deze package"
	)
	gevallen := []struct {
		tekst, wil, bron string // wil "" means refused
	}{
		{"111222333", "111222333", stdnum},
		{"1112.22.333", "111222333", stdnum},
		{"1112.52.333", "", stdnum},
		{"1112223334", "", stdnum},
		{"12345672", "012345672", proef},
		{"123456782", "123456782", proef},
		{"123", "", proef},
		{"123456789012345", "", proef},
		{"NOTAXES", "", proef},
		{"123456789", "", stdnum},
		{"000000000", "", jeugd},
		{"999999999", "", jeugd},
		{"999993653", "999993653", rvig},
		{"999990019", "999990019", rvig},
		{"999993847", "999993847", rvig},
		{"00000000", "", eigenen},
		{"1234567", "", eigenen},
		{"9999 93 653", "999993653", eigenen},
		{" 999993653\n", "999993653", eigenen},
		{"9999..93653", "", eigenen},
		{".999993653", "", eigenen},
		{"999993653.", "", eigenen},
		{"999-993-653", "", eigenen},
		{"٩٩٩٩٩٣٦٥٣", "", eigenen},
		{"-99993653", "", eigenen},
	}
	for _, g := range gevallen {
		b, err := ParseBSN(g.tekst)
		if (err == nil) != (g.wil != "") || b.String() != g.wil {
			t.Errorf("ParseBSN(%q) = %q (%v), wil %q (bron: %s)", g.tekst, b, err, g.wil, g.bron)
		}
		r, err := ParseRSIN(g.tekst)
		if (err == nil) != (g.wil != "") || r.String() != g.wil {
			t.Errorf("ParseRSIN(%q) = %q (%v), wil %q", g.tekst, r, err, g.wil)
		}
	}
}

// trekBSN draws eight digits and gives the BSN that ends them, if there is one:
// for about one in eleven no last digit passes the test.
func trekBSN(t *rapid.T) [9]byte {
	kop := rapid.Uint32Range(1, 99_999_999).Draw(t, "kop")
	for {
		var cijfers [9]byte
		copy(cijfers[:], appendGetal(nil, uint64(kop), 8))
		som := 0
		for k := range 8 {
			som += (9 - k) * int(cijfers[k]-'0')
		}
		if som%11 < 10 {
			cijfers[8] = byte('0' + som%11)
			return cijfers
		}
		kop = kop%99_999_999 + 1
	}
}

// TestEenCijferFoutIsNooitGoed: the weights 9…2 and -1 all differ from 0 modulo
// 11, so one wrong digit always changes the remainder.
func TestEenCijferFoutIsNooitGoed(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		goed := trekBSN(t)
		if _, err := ParseBSN(string(goed[:])); err != nil {
			t.Fatalf("%s: %v", goed, err)
		}
		for plek := range goed {
			for cijfer := byte('0'); cijfer <= '9'; cijfer++ {
				mis := goed
				mis[plek] = cijfer
				if _, err := ParseBSN(string(mis[:])); mis != goed && err == nil {
					t.Fatalf("%s is aangenomen naast %s", mis, goed)
				}
			}
		}
	})
}

// TestVerwisseldeCijfersZijnNooitGoed: no two weights are equal modulo 11, so
// swapping any two different digits, beside each other or not, is refused.
func TestVerwisseldeCijfersZijnNooitGoed(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		goed := trekBSN(t)
		for i := range goed {
			for j := range i {
				mis := goed
				mis[i], mis[j] = mis[j], mis[i]
				if _, err := ParseBSN(string(mis[:])); mis != goed && err == nil {
					t.Fatalf("%s is aangenomen naast %s", mis, goed)
				}
			}
		}
	})
}

// TestWeggevallenCijferKanGoedLijken writes down what the eleven test does not
// promise: eight digits are read as a BSN without its leading zero, so one that
// lost a digit further on can pass as another number.
func TestWeggevallenCijferKanGoedLijken(t *testing.T) {
	if got, err := ParseBSN("11122236"); err == nil {
		t.Fatalf("onverwacht: %v", got)
	}
	gevonden := 0
	for n := uint32(111_222_333); n < 111_232_333; n++ {
		if !elfproef(n) {
			continue
		}
		cijfers := appendGetal(nil, uint64(n), 9)
		for plek := range cijfers {
			korter := string(cijfers[:plek]) + string(cijfers[plek+1:])
			if _, err := ParseBSN(korter); err == nil {
				gevonden++
			}
		}
	}
	if gevonden == 0 {
		t.Error("geen enkel weggevallen cijfer lijkt goed: de belofte mag sterker worden opgeschreven")
	}
}

func BenchmarkParseBSN(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		if _, err := ParseBSN("999993653"); err != nil {
			b.Fatal(err)
		}
	}
}
