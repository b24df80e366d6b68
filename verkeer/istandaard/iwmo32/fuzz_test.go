package iwmo32

import (
	"bytes"
	"reflect"
	"strings"
	"testing"
)

// fuzzSoort feeds a decoder: it never fails on any input, what it accepts
// encoding/xml reads too, and what was read is written and read back the same.
func fuzzSoort(f *testing.F, soort string) {
	for naam, b := range gouden(f) {
		if soortVan(naam) == soort {
			f.Add(b)
			f.Add(b[:len(b)/2])
			f.Add(bytes.Replace(b, []byte("</"), []byte("<!-- x --><?p q?></"), 1))
			f.Add(bytes.Replace(b, []byte(">1<"), []byte("><![CDATA[1]]>&#x20;<"), 1))
		}
	}
	f.Add([]byte("<?>0"))
	f.Fuzz(func(t *testing.T, b []byte) {
		m, breuken := decode(soort, b)
		if len(breuken) > 0 {
			return
		}
		if err := leesMetGo(string(b)); err != nil && !strings.Contains(err.Error(), "invalid XML name") {
			t.Fatalf("encoding/xml weigert wat hier mag: %v", err)
		}
		ControleerInhoud(m)
		uit, err := m.Encode()
		if err != nil {
			t.Fatalf("wat gelezen is kan niet worden geschreven: %v", err)
		}
		nogmaals, breuken := decode(soort, uit)
		if len(breuken) > 0 || !reflect.DeepEqual(m, nogmaals) {
			t.Fatalf("teruggelezen is anders: %v", breuken)
		}
		if weer, err := nogmaals.Encode(); err != nil || !bytes.Equal(weer, uit) {
			t.Fatalf("de canonieke vorm ligt niet vast: %v", err)
		}
	})
}

func FuzzWMO301(f *testing.F) { fuzzSoort(f, "WMO301") }
func FuzzWMO302(f *testing.F) { fuzzSoort(f, "WMO302") }
func FuzzWMO305(f *testing.F) { fuzzSoort(f, "WMO305") }
func FuzzWMO306(f *testing.F) { fuzzSoort(f, "WMO306") }
func FuzzWMO307(f *testing.F) { fuzzSoort(f, "WMO307") }
func FuzzWMO308(f *testing.F) { fuzzSoort(f, "WMO308") }
func FuzzWMO315(f *testing.F) { fuzzSoort(f, "WMO315") }
func FuzzWMO316(f *testing.F) { fuzzSoort(f, "WMO316") }
func FuzzWMO317(f *testing.F) { fuzzSoort(f, "WMO317") }
func FuzzWMO318(f *testing.F) { fuzzSoort(f, "WMO318") }
func FuzzWMO319(f *testing.F) { fuzzSoort(f, "WMO319") }
func FuzzWMO320(f *testing.F) { fuzzSoort(f, "WMO320") }
func FuzzWMO323(f *testing.F) { fuzzSoort(f, "WMO323") }
func FuzzWMO325(f *testing.F) { fuzzSoort(f, "WMO325") }
