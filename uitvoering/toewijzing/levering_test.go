package toewijzing

import (
	"slices"
	"testing"

	"nabuur/grond/tijdlijn"
	"nabuur/kader/berichtregel"
	"nabuur/kader/taakverdeling"
	"nabuur/opslag"
	"nabuur/opslag/opslagproef"
	"nabuur/uitvoering/contract"
)

func start(vanaf string) Melding {
	return Melding{Soort: Start, Nummer: 1, Product: product, Vanaf: dag(vanaf), Status: Eerste}
}

func stop(vanaf, laatste, reden string) Melding {
	return Melding{Soort: Stop, Nummer: 1, Product: product, Vanaf: dag(vanaf), Tot: dag(laatste) + 1, Reden: reden, Status: Eerste}
}

func weg(m Melding) Melding {
	m.Status = Verwijderen
	return m
}

// Every rule of level 3 for 305 and 307: what was reported before, what comes now,
// and which codes it gets.
func TestRegels(t *testing.T) {
	begin, tijdelijk, klaar := start("2017-01-09"), stop("2017-01-09", "2017-02-28", "20"), stop("2017-01-09", "2017-03-31", "19")
	anderProduct, anderNummer := start("2017-01-09"), start("2017-01-09")
	anderProduct.Product.Code = "02A04"
	anderNummer.Nummer = 0
	stopAnderProduct := klaar
	stopAnderProduct.Product = contract.Product{Categorie: "12", Code: "12A04"}
	gevallen := []struct {
		naam  string
		eerst []Melding
		nu    Melding
		codes []string
	}{
		{"eerste start", nil, begin, nil},
		{"start zonder nummer", nil, anderNummer, []string{"9019"}},
		{"zelfde start nog eens", []Melding{begin}, begin, []string{"9074"}},
		{"tweede start op lopende levering", []Melding{begin}, start("2017-02-01"), []string{"9326"}},
		{"start met ander product op lopende levering", []Melding{begin}, anderProduct, []string{"9326"}},
		{"start na tijdelijke stop", []Melding{begin, tijdelijk}, start("2017-03-06"), nil},
		{"start na definitieve stop", []Melding{begin, klaar}, start("2017-05-01"), nil},
		{"start verwijderen", []Melding{begin}, weg(begin), nil},
		{"start verwijderen die er niet is", nil, weg(begin), []string{"9063"}},
		{"start verwijderen na een stop", []Melding{begin, klaar}, weg(begin), []string{"9071"}},
		{"start verwijderen na verwijderde stop", []Melding{begin, klaar, weg(klaar)}, weg(begin), nil},
		{"start opnieuw na verwijderen", []Melding{begin, weg(begin)}, begin, nil},
		{"stop op een start", []Melding{begin}, klaar, nil},
		{"stop zonder start", nil, klaar, []string{"9069"}},
		{"stop na verwijderde start", []Melding{begin, weg(begin)}, klaar, []string{"9069"}},
		{"stop met ander product", []Melding{begin}, stopAnderProduct, []string{"9069"}},
		{"zelfde stop nog eens", []Melding{begin, klaar}, klaar, []string{"9074"}},
		{"tweemaal tijdelijk", []Melding{begin, tijdelijk}, stop("2017-01-09", "2017-03-31", "20"), []string{"9413"}},
		{"definitief na tijdelijk", []Melding{begin, tijdelijk}, klaar, nil},
		{"definitief met zelfde laatste dag", []Melding{begin, tijdelijk}, stop("2017-01-09", "2017-02-28", "19"), nil},
		{"definitief eerder dan tijdelijk", []Melding{begin, tijdelijk}, stop("2017-01-09", "2017-02-27", "19"), []string{"9414"}},
		{"tweemaal definitief", []Melding{begin, klaar}, stop("2017-01-09", "2017-04-30", "19"), []string{"9415"}},
		{"tijdelijk na definitief", []Melding{begin, klaar}, stop("2017-01-09", "2017-04-30", "20"), []string{"9415"}},
		{"stop verwijderen", []Melding{begin, klaar}, weg(klaar), nil},
		{"stop verwijderen met andere einddatum", []Melding{begin, klaar}, weg(stop("2017-01-09", "2017-04-01", "19")), []string{"9063"}},
		{"stop opnieuw na verwijderen", []Melding{begin, klaar, weg(klaar)}, stop("2017-01-09", "2017-03-15", "19"), nil},
	}
	for _, g := range gevallen {
		s := Stand{Toewijzing: &Toewijzing{Nummer: 1}}
		for i, m := range g.eerst {
			if b := Controleer(s, m); len(b) > 0 {
				t.Fatalf("%s: melding %d vooraf wordt geweigerd: %+v", g.naam, i, b)
			}
			if m.Status == Verwijderen {
				s.laatVervallen(m, nu)
				continue
			}
			s.Leveringen = append(s.Leveringen, Levering{Nummer: m.Nummer, Volgnummer: int64(len(s.Leveringen) + 1), Soort: m.Soort,
				Product: m.Product,
				Vanaf:   m.Vanaf, Tot: m.Tot, Reden: m.Reden, Ontvangen: nu, Vervallen: tijdlijn.MomentOpen})
		}
		var codes []string
		for _, b := range Controleer(s, g.nu) {
			codes = append(codes, b.Code)
			if b.Regel == "" || b.Code == "" || b.Zin == "" {
				t.Errorf("%s: onvolledige bevinding %+v", g.naam, b)
			}
		}
		if !slices.Equal(codes, g.codes) {
			t.Errorf("%s: %v, verwacht %v", g.naam, codes, g.codes)
		}
	}
	if b := Controleer(Stand{}, begin); len(b) != 1 || b[0].Code != "9019" {
		t.Errorf("onbekende toewijzing: %+v", b)
	}
}

func (p proef) ontvangst(meldingen ...Melding) Ontvangst {
	return Ontvangst{Gemeente: weesp, Domein: taakverdeling.Wmo, Aanbieder: zorg, Inwoner: anna, Bericht: "305-1", Meldingen: meldingen}
}

func TestStartenEnStoppen(t *testing.T) {
	opslagproef.Draai(t, func(t *testing.T, o *opslag.Opslag) {
		p := bouw(t, o)
		for _, v := range []string{"1", "2"} {
			if _, _, err := p.wijsToe(t, opdracht(v)); err != nil {
				t.Fatal(err)
			}
		}
		start2 := start("2017-01-09")
		start2.Nummer = 2
		doe := func(o Ontvangst, act func(*opslag.Tx) ([][]berichtregel.Bevinding, bool, error)) ([][]berichtregel.Bevinding, bool) {
			var b [][]berichtregel.Bevinding
			var ok bool
			p.in(t, func(tx *opslag.Tx) (err error) {
				b, ok, err = act(tx)
				return err
			})
			return b, ok
		}
		starten := func(o Ontvangst) ([][]berichtregel.Bevinding, bool) {
			return doe(o, func(tx *opslag.Tx) ([][]berichtregel.Bevinding, bool, error) {
				return p.Starten(t.Context(), tx, nu, o)
			})
		}
		stoppen := func(o Ontvangst) ([][]berichtregel.Bevinding, bool) {
			return doe(o, func(tx *opslag.Tx) ([][]berichtregel.Bevinding, bool, error) {
				return p.Stoppen(t.Context(), tx, nu, o)
			})
		}
		leveringen := func(nummer int64) []Levering {
			l, err := Leveringen(t.Context(), o, weesp, nummer)
			if err != nil {
				t.Fatal(err)
			}
			return l
		}
		// One wrong report refuses the whole message (OP286).
		dubbel := start("2017-01-10")
		if b, ok := starten(p.ontvangst(start("2017-01-09"), start2, dubbel)); ok || len(b[0]) != 0 || len(b[2]) != 1 ||
			b[2][0].Code != "9326" || len(leveringen(1)) != 0 {
			t.Errorf("half bericht: %+v %v %v", b, ok, leveringen(1))
		}
		if _, ok := starten(p.ontvangst(start("2017-01-09"), start2)); !ok || len(leveringen(1)) != 1 || len(leveringen(2)) != 1 {
			t.Fatalf("start: %v %v", ok, leveringen(1))
		}
		if l := leveringen(1)[0]; l.Toedeling.ID != "gm-wmo.berichtenverkeer" || l.Bericht != "305-1" ||
			l.Vervallen != tijdlijn.MomentOpen {
			t.Errorf("levering %+v", l)
		}
		for naam, pas := range map[string]func(*Ontvangst){
			"aanbieder": func(o *Ontvangst) { o.Aanbieder = ander },
			"cliënt":    func(o *Ontvangst) { o.Inwoner = bram },
			"domein":    func(o *Ontvangst) { o.Domein = taakverdeling.Jeugd },
		} {
			vreemd := p.ontvangst(stop("2017-01-09", "2017-02-28", "19"))
			pas(&vreemd)
			if b, ok := stoppen(vreemd); ok || b[0][0].Code != "9019" {
				t.Errorf("stop met een andere %s: %+v", naam, b)
			}
		}
		if _, ok := stoppen(p.ontvangst(stop("2017-01-09", "2017-02-28", "19"))); !ok {
			t.Error("de stop wordt geweigerd")
		}
		if _, ok := stoppen(p.ontvangst(weg(stop("2017-01-09", "2017-02-28", "19")))); !ok {
			t.Error("het verwijderen van de stop wordt geweigerd")
		}
		alle := leveringen(1)
		if len(alle) != 2 || alle[1].Vervallen != nu {
			t.Errorf("de verwijderde stop blijft te zien: %+v", alle)
		}
		if vanaf, loopt := (Stand{Leveringen: alle}).Loopt(); !loopt || vanaf != dag("2017-01-09") {
			t.Errorf("de levering loopt weer: %v %v", vanaf, loopt)
		}
		regels, err := p.Logboek.List(t.Context(), weesp, "toewijzing", "1")
		if err != nil || len(regels) != 4 {
			t.Errorf("logboek: %d regels, verwacht toewijzen, start, stop en verwijderen (%v)", len(regels), err)
		}
		if tw, _, err := Get(t.Context(), o, weesp, 1); err != nil || !tw.Geldig.Tot.IsOpen() {
			t.Errorf("een stop beëindigt de toewijzing niet: %+v %v", tw, err)
		}
	})
}

// TR381: the product of a report stands in the product list of the municipality under
// its category, or is that of the allotment.
func TestOnbekendProduct(t *testing.T) {
	opslagproef.Draai(t, func(t *testing.T, o *opslag.Opslag) {
		p := bouw(t, o)
		for _, voorziening := range []string{"1", "2", "3", "4"} {
			aspecifiek := opdracht(voorziening)
			aspecifiek.Product, aspecifiek.Omvang = contract.Product{Categorie: "12"}, Omvang{}
			if _, _, err := p.wijsToe(t, aspecifiek); err != nil {
				t.Fatal(err)
			}
		}
		for i, g := range []struct {
			product contract.Product
			wil     string
		}{
			{contract.Product{Categorie: "12", Code: "12A03"}, ""},
			{contract.Product{Categorie: "12", Code: "12X99"}, "TR381"},
			{contract.Product{Categorie: "13", Code: "12A03"}, "TR381"},
			{contract.Product{Categorie: "12"}, ""},
		} {
			m := Melding{Soort: Start, Nummer: int64(i + 1), Product: g.product, Vanaf: dag("2017-01-09"), Status: Eerste}
			p.in(t, func(tx *opslag.Tx) error {
				b, ok, err := p.Starten(t.Context(), tx, nu, Ontvangst{
					Gemeente: weesp, Domein: taakverdeling.Wmo, Aanbieder: zorg, Inwoner: anna, Bericht: "M", Meldingen: []Melding{m},
				})
				kreeg := ""
				for _, x := range b[0] {
					kreeg += x.Regel
				}
				if kreeg != g.wil || ok != (g.wil == "") {
					t.Errorf("%v: %q, wil %q", g.product, kreeg, g.wil)
				}
				return err
			})
		}
	})
}
