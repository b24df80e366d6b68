package kenmerk

import (
	"bytes"
	"database/sql"
	"database/sql/driver"
	"encoding"
	"encoding/json"
	"fmt"
	"log/slog"
	"strings"
	"testing"

	"nabuur/grond/fout"
	"pgregory.net/rapid"
)

// soorten puts every type behind the same four questions, so that what they
// promise together is tested once.
var soorten = []struct {
	naam   string
	goed   string // as String writes it
	anders string // another spelling of the same, or the same
	fout   string
	zwijgt bool // the error may not repeat the input
	parse  func(string) (fmt.Stringer, error)
	leeg   func() doel
}{
	{"BSN", "012345672", "1234.56.72", "999990018", true, als(ParseBSN), nieuw[BSN]},
	{"RSIN", "012345672", "12345672", "012345673", true, als(ParseRSIN), nieuw[RSIN]},
	{"AGB", "06290102", " 06290102 ", "6290102", false, als(ParseAGB), nieuw[AGB]},
	{"KvK", "01234567", "01234567", "0123456a", false, als(ParseKvK), nieuw[KvK]},
	{"OIN", "00000003123456780000", "00000003123456780000", "0000000312345678000", false, als(ParseOIN), nieuw[OIN]},
	{"Gemeentecode", "0457", "GM0457", "457", false, als(ParseGemeentecode), nieuw[Gemeentecode]},
	{"IBAN", "NL91ABNA0417164300", "nl91 abna 0417 1643 00", "NL92ABNA0417164300", true, als(ParseIBAN), nieuw[IBAN]},
	{"Postcode", "2611ET", "NL-2611 et", "0999AB", false, als(ParsePostcode), nieuw[Postcode]},
}

// doel is what a pointer to each type can do.
type doel interface {
	sql.Scanner
	encoding.TextUnmarshaler
	fmt.Stringer
	IsLeeg() bool
	AppendTo([]byte) []byte
	MarshalText() ([]byte, error)
}

func nieuw[T any]() doel { return any(new(T)).(doel) }

func als[T fmt.Stringer](parse func(string) (T, error)) func(string) (fmt.Stringer, error) {
	return func(tekst string) (fmt.Stringer, error) { return parse(tekst) }
}

func TestSchrijfwijzeIsEenduidig(t *testing.T) {
	for _, s := range soorten {
		eerste, err := s.parse(s.goed)
		if err != nil {
			t.Errorf("%s: Parse(%q): %v", s.naam, s.goed, err)
			continue
		}
		tweede, err := s.parse(s.anders)
		if err != nil || eerste != tweede {
			t.Errorf("%s: %q en %q zijn niet gelijk (%v)", s.naam, s.goed, s.anders, err)
		}
		if eerste.String() != s.goed {
			t.Errorf("%s: String = %q, wil %q", s.naam, eerste, s.goed)
		}
	}
}

func TestFoutIsOnjuistEnZwijgtOverPersonen(t *testing.T) {
	for _, s := range soorten {
		for _, tekst := range []string{s.fout, "", " ", s.goed + "1", "x" + s.goed, strings.Repeat("9", 5000), "é\xff",
			strings.Repeat("0", len(s.goed))} {
			w, err := s.parse(tekst)
			if err == nil {
				t.Errorf("%s: %q is aangenomen als %v", s.naam, tekst, w)
				continue
			}
			if !fout.Is(err, fout.Onjuist) || !strings.HasSuffix(fout.Zin(err), ".") {
				t.Errorf("%s: %q geeft %v", s.naam, tekst, err)
			}
			if len(err.Error()) > 250 {
				t.Errorf("%s: de fout herhaalt lange invoer: %d bytes", s.naam, len(err.Error()))
			}
			if s.zwijgt && len(tekst) > 1 && strings.Contains(err.Error(), tekst) {
				t.Errorf("%s: de fout herhaalt %q", s.naam, tekst)
			}
		}
	}
}

func TestLegeWaarde(t *testing.T) {
	for _, s := range soorten {
		d := s.leeg()
		if !d.IsLeeg() || d.String() != "" {
			t.Errorf("%s: de nulwaarde is %q", s.naam, d)
		}
		if v, err := d.(driver.Valuer).Value(); v != nil || err != nil {
			t.Errorf("%s: de nulwaarde wordt opgeslagen als %v (%v)", s.naam, v, err)
		}
		if tekst, err := d.MarshalText(); len(tekst) != 0 || err != nil {
			t.Errorf("%s: MarshalText = %q (%v)", s.naam, tekst, err)
		}
		for _, bron := range []any{nil, "", []byte{}} {
			gevuld := s.leeg()
			if err := gevuld.Scan(s.goed); err != nil || gevuld.IsLeeg() {
				t.Fatalf("%s: Scan(%q) = %v", s.naam, s.goed, err)
			}
			if err := gevuld.Scan(bron); err != nil || !gevuld.IsLeeg() {
				t.Errorf("%s: Scan(%v) laat %q staan (%v)", s.naam, bron, gevuld, err)
			}
		}
	}
}

func TestOpslagHeenEnTerug(t *testing.T) {
	for _, s := range soorten {
		w, _ := s.parse(s.goed)
		bewaard, err := w.(driver.Valuer).Value()
		if err != nil || bewaard != s.goed {
			t.Errorf("%s: Value = %v (%v)", s.naam, bewaard, err)
		}
		for _, bron := range []any{bewaard, []byte(s.goed)} {
			d := s.leeg()
			if err := d.Scan(bron); err != nil || d.String() != s.goed {
				t.Errorf("%s: Scan(%v) = %q (%v)", s.naam, bron, d, err)
			}
		}
	}
}

func TestScanWeigertWatNietKlopt(t *testing.T) {
	for _, s := range soorten {
		for _, bron := range []any{s.fout, []byte(s.fout), int64(12), 1.5, true} {
			d := s.leeg()
			if err := d.Scan(s.goed); err != nil {
				t.Fatal(err)
			}
			err := d.Scan(bron)
			if !fout.Is(err, fout.Storing) {
				t.Errorf("%s: Scan(%v) geeft %v, wil een storing", s.naam, bron, err)
			}
			if d.String() != s.goed {
				t.Errorf("%s: een mislukte Scan wijzigt de waarde in %q", s.naam, d)
			}
		}
	}
}

func TestJSON(t *testing.T) {
	type rij struct {
		Burger BSN          `json:"bsn"`
		Plaats Gemeentecode `json:"gemeente"`
		Geld   IBAN         `json:"iban,omitzero"`
	}
	var r rij
	if err := json.Unmarshal([]byte(`{"bsn":"9999.93.653","gemeente":"GM0457"}`), &r); err != nil {
		t.Fatal(err)
	}
	tekst, err := json.Marshal(r)
	if want := `{"bsn":"999993653","gemeente":"0457"}`; err != nil || string(tekst) != want {
		t.Errorf("JSON = %s (%v), wil %s", tekst, err, want)
	}
	if err := json.Unmarshal([]byte(`{"bsn":"999993654"}`), &r); !fout.Is(err, fout.Onjuist) {
		t.Errorf("een onjuist BSN in JSON geeft %v", err)
	}
	perPlaats := map[Gemeentecode]int{r.Plaats: 1}
	if tekst, err := json.Marshal(perPlaats); err != nil || string(tekst) != `{"0457":1}` {
		t.Errorf("als sleutel: %s (%v)", tekst, err)
	}
}

func TestGemaskeerd(t *testing.T) {
	b := Must(ParseBSN("999993653"))
	if b.Gemaskeerd() != "*****3653" || (BSN{}).Gemaskeerd() != "" {
		t.Errorf("Gemaskeerd = %q en %q", b.Gemaskeerd(), BSN{}.Gemaskeerd())
	}
	var log bytes.Buffer
	slog.New(slog.NewJSONHandler(&log, nil)).Info("inwoner", "bsn", b)
	if strings.Contains(log.String(), b.String()) || !strings.Contains(log.String(), "*****3653") {
		t.Errorf("het log toont het BSN: %s", log.String())
	}
}

func TestMust(t *testing.T) {
	defer func() {
		if recover() == nil {
			t.Error("Must neemt een onjuist BSN aan")
		}
	}()
	Must(ParseBSN("999993654"))
}

// TestZonderToewijzing guards that reading and appending cost no memory: a
// declaration file of a million lines passes here.
func TestZonderToewijzing(t *testing.T) {
	bron := [][]byte{[]byte("999993653"), []byte("06290102"), []byte("0457"), []byte("2611ET"), []byte("NL91ABNA0417164300")}
	buf := make([]byte, 0, 64)
	keer := testing.AllocsPerRun(100, func() {
		b, err1 := ParseBSN(string(bron[0]))
		a, err2 := ParseAGB(string(bron[1]))
		g, err3 := ParseGemeentecode(string(bron[2]))
		p, err4 := ParsePostcode(string(bron[3]))
		i, err5 := ParseIBAN(string(bron[4]))
		if err1 != nil || err2 != nil || err3 != nil || err4 != nil || err5 != nil {
			t.Fatal(err1, err2, err3, err4, err5)
		}
		buf = i.AppendTo(p.AppendTo(g.AppendTo(a.AppendTo(b.AppendTo(buf[:0])))))
	})
	if keer != 0 {
		t.Errorf("%v toewijzingen per keer, wil 0", keer)
	}
}

// TestHeenEnTerug: whatever is accepted is written in one way, and that way is
// accepted again as the same value.
func TestHeenEnTerug(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := soorten[rapid.IntRange(0, len(soorten)-1).Draw(t, "soort")]
		tekst := rapid.OneOf(rapid.StringMatching(`[0-9]{1,20}`), rapid.StringMatching(`[1-9][0-9]{3} ?[A-Z]{2}`), rapid.String()).Draw(t,
			"tekst")
		w, err := s.parse(tekst)
		if err != nil {
			return
		}
		terug, err := s.parse(w.String())
		if err != nil || terug != w {
			t.Fatalf("%s: %q wordt %q wordt %v (%v)", s.naam, tekst, w, terug, err)
		}
	})
}

func FuzzParse(f *testing.F) {
	for _, s := range soorten {
		f.Add(s.goed)
		f.Add(s.anders)
		f.Add(s.fout)
	}
	for _, tekst := range []string{"", "NL", "NL-", "GM", "....", "9.", ".9", "\x00", "１２３４", "NL91ABNA0417164300 ", "2611  ET"} {
		f.Add(tekst)
	}
	f.Fuzz(func(t *testing.T, tekst string) {
		for _, s := range soorten {
			w, err := s.parse(tekst)
			if err != nil {
				continue
			}
			terug, err := s.parse(w.String())
			if err != nil || terug != w || w.String() == "" {
				t.Errorf("%s: %q wordt %q wordt %v (%v)", s.naam, tekst, w, terug, err)
			}
		}
	})
}
