package berichtproef

import (
	"math/rand/v2"
	"reflect"
	"testing"

	"nabuur/grond/fout"
	"nabuur/grond/geld"
	"nabuur/grond/tijdlijn"
	"nabuur/verkeer/istandaard"
)

// Schrijfproef checks that what Encode accepts Decode accepts, with the same message
// coming back: what Decode refuses is therefore never written. Every golden message is
// filled with values at and over the edges, field by field and several at a time.
func Schrijfproef(t *testing.T, s *istandaard.Standaard) {
	t.Helper()
	r := rand.New(rand.NewPCG(3, 2))
	goed, geweigerd := 0, 0
	for naam, b := range Gesorteerd(Gouden(t)) {
		for ronde := range 400 {
			m, _ := s.Lees(Soort(naam), b)
			velden := bladeren(reflect.ValueOf(m).Elem(), nil)
			for range 1 + ronde%3 {
				bederf(r, velden[r.IntN(len(velden))])
			}
			uit, err := m.Encode()
			if err != nil {
				if geweigerd++; uit != nil || !fout.Is(err, fout.Onjuist) {
					t.Errorf("%s: geweigerd met %v", naam, err)
				}
				continue
			}
			goed++
			terug, breuken := s.Lees(Soort(naam), uit)
			if len(breuken) > 0 {
				t.Errorf("%s: geschreven, maar niet te lezen: %v\n%s", naam, breuken, uit)
				continue
			}
			if weer, err := terug.Encode(); err != nil || !reflect.DeepEqual(weer, uit) {
				t.Errorf("%s: teruggelezen is anders (%v):\n%s", naam, err, uit)
			}
		}
	}
	t.Logf("%d geschreven, %d geweigerd", goed, geweigerd)
	if goed < 500 || geweigerd < 500 {
		t.Error("de proef is te eenzijdig")
	}
}

// bladeren lists every field that can be changed: values, addresses and lists.
func bladeren(v reflect.Value, uit []reflect.Value) []reflect.Value {
	switch v.Kind() {
	case reflect.Struct:
		for i := range v.NumField() {
			uit = bladeren(v.Field(i), uit)
		}
		return uit
	case reflect.Pointer:
		uit = append(uit, v)
		if !v.IsNil() {
			uit = bladeren(v.Elem(), uit)
		}
		return uit
	case reflect.Slice:
		uit = append(uit, v)
		for i := range v.Len() {
			uit = bladeren(v.Index(i), uit)
		}
		return uit
	}
	return append(uit, v)
}

var (
	proefgetallen = []int64{-1, 0, 1, 2, 3, 9, 10, 99, 100, 99999, 100000, 99999999, 100000000, 999999999, 1000000000, 1 << 62, -1 << 62}
	proefdagen    = []tijdlijn.Dag{tijdlijn.MustDag("0001-01-01"), tijdlijn.MustDag("0001-01-01") - 1,
		tijdlijn.Open, tijdlijn.Open + 1, tijdlijn.Open + 366, 0, -1 << 30, 1 << 30}
)

// bederf gives the field another value.
func bederf(r *rand.Rand, v reflect.Value) {
	switch w := v.Addr().Interface().(type) {
	case *string:
		proeven := append(langeproeven(), waardeproeven...)
		*w = proeven[r.IntN(len(proeven))]
	case *int64:
		*w = proefgetallen[r.IntN(len(proefgetallen))]
	case *geld.Cent:
		*w = geld.Cent(proefgetallen[r.IntN(len(proefgetallen))])
	case *tijdlijn.Dag:
		*w = proefdagen[r.IntN(len(proefdagen))]
	default:
		if v.IsZero() && v.Kind() == reflect.Pointer {
			v.Set(reflect.New(v.Type().Elem()))
		} else {
			v.SetZero()
		}
	}
}
