package toewijzing

import (
	"strings"
	"testing"

	"nabuur/grond/fout"
	"nabuur/grond/tijdlijn"
	"nabuur/kader/taakverdeling"
	"nabuur/opslag"
	"nabuur/opslag/opslagproef"
	"nabuur/uitvoering/contract"
)

// OP259, TR302: the same product twice on one day is refused, except for aids.
func TestOverlapt(t *testing.T) {
	opslagproef.Draai(t, func(t *testing.T, o *opslag.Opslag) {
		p := bouw(t, o)
		eerste := opdracht("1")
		eerste.Geldig.Tot = dag("2017-07-01")
		if _, _, err := p.wijsToe(t, eerste); err != nil {
			t.Fatal(err)
		}
		tweede := opdracht("2")
		tweede.Geldig = tijdlijn.Periode{Vanaf: dag("2017-06-30"), Tot: dag("2018-01-01")}
		if _, _, err := p.wijsToe(t, tweede); err != nil {
			t.Errorf("twee hulpmiddelen naast elkaar: %v", err)
		}
		begeleiding := contract.Product{Categorie: "02", Code: "02A03"}
		if _, err := o.Schrijver().ExecContext(t.Context(), `UPDATE toewijzing_toewijzing
			SET categorie = '02', code = '02A03'`); err != nil {
			t.Fatal(err)
		}
		for _, g := range []struct {
			naam       string
			vanaf, tot string
			pas        func(*Opdracht)
			botst      bool
		}{
			{"de laatste dag gedeeld", "2017-12-31", "2018-06-01", nil, true},
			{"sluit aan", "2018-01-01", "2018-06-01", nil, false},
			{"eindigt de dag ervoor", "2016-12-01", "2017-01-09", nil, false},
			{"eromheen", "2016-12-01", "2019-01-01", nil, true},
			{"een ander", "2017-02-01", "2017-03-01", func(o *Opdracht) { o.Inwoner = bram }, false},
			{"een ander product", "2017-02-01", "2017-03-01", func(o *Opdracht) { o.Product.Code = "02A05" }, false},
			{"een ander domein", "2017-02-01", "2017-03-01", func(o *Opdracht) { o.Domein = taakverdeling.Jeugd }, false},
			{"de hele categorie", "2017-02-01", "2017-03-01", func(o *Opdracht) { o.Product.Code = "" }, true},
			{"een verzoek met hetzelfde nummer", "2017-02-01", "2017-03-01", func(o *Opdracht) { o.Verzoek, o.Voorziening = "v-1", "1" },
				true},
			{"zichzelf", "2017-01-09", "2017-06-30", func(o *Opdracht) { o.Voorziening = "1" }, false},
		} {
			vraag := opdracht("3")
			vraag.Product, vraag.Geldig = begeleiding, tijdlijn.Periode{Vanaf: dag(g.vanaf), Tot: dag(g.tot)}
			if g.pas != nil {
				g.pas(&vraag)
			}
			err := Overlapt(t.Context(), o, vraag)
			if fout.Is(err, fout.Botsing) != g.botst || err != nil && !strings.Contains(fout.Zin(err), "toewijzing") {
				t.Errorf("%s: %v", g.naam, err)
			}
		}
	})
}
