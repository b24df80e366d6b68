package kenmerk

import (
	"strings"
	"testing"

	"pgregory.net/rapid"
)

func TestParsePostcode(t *testing.T) {
	const stdnum = "python-stdnum, stdnum/nl/postcode.py"
	gevallen := []struct{ tekst, wil, bron string }{
		{"2601 DC", "2601 DC", stdnum},
		{"NL-2611ET", "2611 ET", stdnum},
		{"26112 ET", "", stdnum},
		{"2611 SS", "", stdnum},
		{"2611SA", "", stdnum},
		{"2611sd", "", stdnum},
		{"2611SB", "2611 SB", ""},
		{"2611AS", "2611 AS", ""},
		{"1000AA", "1000 AA", ""},
		{"0999AA", "", ""},
		{"9999XZ", "9999 XZ", ""},
		{"nl 2611 et", "2611 ET", ""},
		{"2611  ET", "", ""},
		{"2611E", "", ""},
		{"2611E1", "", ""},
		{"NL", "", ""},
		{"NL-", "", ""},
		{"2611É", "", ""},
	}
	for _, g := range gevallen {
		p, err := ParsePostcode(g.tekst)
		if (err == nil) != (g.wil != "") || p.Tekst() != g.wil || p.String() != strings.ReplaceAll(g.wil, " ", "") {
			t.Errorf("ParsePostcode(%q) = %q (%v), wil %q %s", g.tekst, p.Tekst(), err, g.wil, g.bron)
		}
	}
	if w := Must(ParsePostcode("1381 AB")).Wijk(); w != 1381 {
		t.Errorf("Wijk = %d", w)
	}
}

func TestParseGemeentecode(t *testing.T) {
	for tekst, wil := range map[string]string{
		"0457": "0457", "GM0457": "0457", "gm1942": "1942", " 0363 ": "0363",
		"457": "", "GM457": "", "00457": "", "0000": "", "GM0000": "", "PV0457": "", "04 57": "", "+457": "",
	} {
		g, err := ParseGemeentecode(tekst)
		if (err == nil) != (wil != "") || g.String() != wil {
			t.Errorf("ParseGemeentecode(%q) = %q (%v), wil %q", tekst, g, err, wil)
		}
	}
}

func TestParseIBAN(t *testing.T) {
	const register = "voorbeeld in het IBAN-register van SWIFT"
	gevallen := []struct{ tekst, wil, bron string }{
		{"NL91ABNA0417164300", "NL91 ABNA 0417 1643 00", register},
		{"NL02ABNA0123456789", "NL02 ABNA 0123 4567 89", "gangbaar testnummer"},
		{"NL20INGB0001234567", "NL20 INGB 0001 2345 67", "gangbaar testnummer"},
		{"NL00TEST0123456789", "", "gangbaar fout nummer"},
		{"BE68539007547034", "BE68 5390 0754 7034", register},
		{"DE89370400440532013000", "DE89 3704 0044 0532 0130 00", register},
		{"FR1420041010050500013M02606", "FR14 2004 1010 0505 0001 3M02 606", register},
		{"GB29NWBK60161331926819", "GB29 NWBK 6016 1331 9268 19", register},
		{"NO9386011117947", "NO93 8601 1117 947", register},
		{"MT84MALT011000012345MTLCAST001S", "MT84 MALT 0110 0001 2345 MTLC AST0 01S", register},
		{"AL47212110090000000235698741", "AL47 2121 1009 0000 0002 3569 8741", register},
		{"AE070331234567890123456", "", "goed, maar buiten SEPA"},
		{"NL91ABNA041716430", "", "een teken te weinig"},
		{"NL91ABNA04171643000", "", "een teken te veel"},
		{"NL91-ABNA-0417-1643-00", "", "streepjes"},
		{"NLA1ABNA0417164300", "", "geen controlegetal"},
		{"", "", ""},
	}
	for _, g := range gevallen {
		i, err := ParseIBAN(g.tekst)
		if (err == nil) != (g.wil != "") || i.Tekst() != g.wil {
			t.Errorf("ParseIBAN(%q) = %q (%v), wil %q: %s", g.tekst, i.Tekst(), err, g.wil, g.bron)
		}
		if g.wil != "" && i.Land() != g.wil[:2] {
			t.Errorf("%s: Land = %q", g.tekst, i.Land())
		}
	}
}

func TestLengtesPassen(t *testing.T) {
	if len(lengtes) != 42 {
		t.Errorf("%d landen", len(lengtes))
	}
	for land, lengte := range lengtes {
		if lengte < 15 || lengte > maxIBAN {
			t.Errorf("%s: lengte %d past niet", land, lengte)
		}
	}
}

// TestControlegetalBuitenBereik: 00, 01 and 99 satisfy the sum of an account
// whose digits are 97, 98 and 02, but no bank gives them out.
func TestControlegetalBuitenBereik(t *testing.T) {
	voor := map[string]string{"97": "00", "98": "01", "02": "99"}
	gezien := map[string]bool{}
	for n := range uint64(2000) {
		rekening := "ABNA" + string(appendGetal(nil, n, 10))
		for goed, mis := range voor {
			if _, err := ParseIBAN("NL" + goed + rekening); err != nil {
				continue
			}
			gezien[goed] = true
			if _, err := ParseIBAN("NL" + mis + rekening); err == nil {
				t.Errorf("NL%s%s is aangenomen", mis, rekening)
			}
		}
	}
	if len(gezien) != len(voor) {
		t.Errorf("niet elk controlegetal kwam voor: %v", gezien)
	}
}

// TestIBANEenTekenFout: one wrong character, or two different digits swapped
// that stand beside each other, is always refused: 97 is prime and divides
// neither a difference below it times a power of ten, nor nine such differences.
func TestIBANEenTekenFout(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		rekening := rapid.StringMatching(`[A-Z]{4}[0-9]{10}`).Draw(t, "rekening")
		goed := ""
		for controle := uint64(2); controle <= 98 && goed == ""; controle++ {
			tekst := "NL" + string(appendGetal(nil, controle, 2)) + rekening
			if _, err := ParseIBAN(tekst); err == nil {
				goed = tekst
			}
		}
		if goed == "" {
			t.Fatalf("geen controlegetal voor %s", rekening)
		}
		for plek := 2; plek < len(goed); plek++ {
			for _, teken := range []byte("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ") {
				mis := goed[:plek] + string(teken) + goed[plek+1:]
				if _, err := ParseIBAN(mis); mis != goed && err == nil {
					t.Fatalf("%s is aangenomen naast %s", mis, goed)
				}
			}
			if plek > 2 && isCijfer(goed[plek]) && isCijfer(goed[plek-1]) {
				mis := goed[:plek-1] + string(goed[plek]) + string(goed[plek-1]) + goed[plek+1:]
				if _, err := ParseIBAN(mis); mis != goed && err == nil {
					t.Fatalf("%s is aangenomen naast %s", mis, goed)
				}
			}
		}
	})
}

func BenchmarkParseIBAN(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		if _, err := ParseIBAN("NL91ABNA0417164300"); err != nil {
			b.Fatal(err)
		}
	}
}
