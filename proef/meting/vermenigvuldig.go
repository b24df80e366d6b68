package meting

import (
	"context"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"nabuur/grond/kenmerk"
	"nabuur/grond/tijdlijn"
	"nabuur/opslag"
)

const (
	perKeer         = 100_000 // cases, or lines of claims, that one transaction adds
	meesteInwoners  = 20_000  // of a municipality
	zakenPerInwoner = 2
	perDeclaratie   = 100 // lines, and cases to one claim
	maanden         = 32  // that claims are about, up to Meetdag
)

// vermenigvuldig makes so many cases, and all that belongs to them, by SQL.
func (s *Stad) vermenigvuldig(ctx context.Context, zaken int64) error {
	v := vermenigvuldiger{Stad: s, zaken: zaken, inwoners: min(max(zaken/int64(len(Gemeenten))/zakenPerInwoner, 10), meesteInwoners)}
	for _, doe := range []func(context.Context) error{v.voorbereiden, v.inwonersErbij, v.zakenErbij, v.declaratiesErbij, v.opruimen} {
		if err := doe(ctx); err != nil {
			return err
		}
	}
	return nil
}

type vermenigvuldiger struct {
	*Stad
	zaken, inwoners int64
	bsns            int64
	verzoeken       int64
	aanbieders      int64
	tabellen        []string            // of its own, in the order in which they were made
	kolommen        map[string][]string // of the tables that are copied
}

// voer carries out one text in a transaction of its own.
func (v *vermenigvuldiger) voer(ctx context.Context, tekst string) error {
	return v.Opslag.Transactie(ctx, opslag.Alles, func(tx *opslag.Tx) error {
		if _, err := tx.Voer(ctx, tekst); err != nil {
			return fmt.Errorf("%w bij: %s", err, tekst)
		}
		return nil
	})
}

// maak makes a table of its own out of what kies selects.
func (v *vermenigvuldiger) maak(ctx context.Context, naam, kies string) error {
	v.tabellen = append(v.tabellen, naam)
	return v.voer(ctx, "CREATE TABLE "+naam+" AS "+kies)
}

// lijst makes a table of numbered rows out of texts in SQL.
func (v *vermenigvuldiger) lijst(ctx context.Context, naam, kolommen string, rijen []string) error {
	delen := make([]string, len(rijen))
	for i, r := range rijen {
		delen[i] = "(" + strconv.Itoa(i) + ", " + r + ")"
	}
	return v.maak(ctx, naam, "WITH x (nr, "+kolommen+") AS (VALUES "+strings.Join(delen, ", ")+") SELECT * FROM x")
}

func (v *vermenigvuldiger) voorbereiden(ctx context.Context) error {
	v.kolommen = map[string][]string{}
	for _, k := range append(slices.Clone(kopieen), kopie{tabel: "inwoner_inwoner"}) {
		if err := v.leesKolommen(ctx, k.tabel); err != nil {
			return err
		}
	}
	for _, t := range voorbeeldtabellen {
		if err := v.maak(ctx, "meting_v_"+t.naam, t.kies); err != nil {
			return err
		}
	}
	var err error
	if v.verzoeken, _, err = opslag.Een(ctx, v.Opslag, opslag.Waarde[int64], `SELECT count(*) FROM meting_v_verzoek`); err != nil {
		return err
	}
	bsns, err := v.vrijeBSNs(ctx)
	if err != nil {
		return err
	}
	v.bsns = int64(len(bsns))
	var gemeenten, perioden []string
	for _, g := range Gemeenten {
		gemeenten = append(gemeenten, "'"+g+"'")
	}
	eerste := tijdlijn.MustDag(Meetdag).PlusMaanden(-maanden)
	for i := range maanden {
		perioden = append(perioden, fmt.Sprintf("%d, %d", int64(eerste.PlusMaanden(i)), int64(eerste.PlusMaanden(i+1))))
	}
	if err := v.maak(ctx, "meting_aanbieder", `SELECT agb, ROW_NUMBER() OVER (ORDER BY agb) - 1 AS nr
		FROM (SELECT DISTINCT agb FROM contract_aanbieder) a`); err != nil {
		return err
	}
	if v.aanbieders, _, err = opslag.Een(ctx, v.Opslag, opslag.Waarde[int64], `SELECT count(*) FROM meting_aanbieder`); err != nil {
		return err
	}
	for _, l := range []struct {
		naam, kolommen string
		rijen          []string
	}{{"meting_gemeente", "code", gemeenten}, {"meting_maand", "vanaf, tot", perioden}, {"meting_bsn", "bsn", bsns}} {
		if err := v.lijst(ctx, l.naam, l.kolommen, l.rijen); err != nil {
			return err
		}
	}
	return v.voer(ctx, rechtsregelsErbij)
}

// rechtsregelsErbij gives every municipality the rules of law that the receipts of the examples
// point at.
const rechtsregelsErbij = `INSERT INTO zaak_rechtsregel (gemeente, hash, tekst)
	SELECT g.code, r.hash, r.tekst FROM (SELECT DISTINCT hash, tekst FROM zaak_rechtsregel) r CROSS JOIN meting_gemeente g WHERE true
	ON CONFLICT (gemeente, hash) DO NOTHING`

const alleBSNs = `SELECT bsn FROM inwoner_inwoner`

// vrijeBSNs gives the BSNs of the test series that nobody has yet, as SQL texts.
func (v *vermenigvuldiger) vrijeBSNs(ctx context.Context) ([]string, error) {
	bezet, err := opslag.Alle(ctx, v.Opslag, opslag.Waarde[string], alleBSNs)
	if err != nil {
		return nil, err
	}
	var vrij []string
	for n := 999990000; n < 999999999; n++ {
		if bsn, err := kenmerk.ParseBSN(strconv.Itoa(n)); err == nil && !slices.Contains(bezet, bsn.String()) {
			vrij = append(vrij, "'"+bsn.String()+"'")
		}
	}
	return vrij, nil
}

func (v *vermenigvuldiger) inwonersErbij(ctx context.Context) error {
	kolommen, waarden := v.kolom("inwoner_inwoner", inwonerAnders)
	return v.voer(ctx, strings.NewReplacer("{kolommen}", kolommen, "{waarden}", waarden).Replace(vul(inwonersErbij, 0, v.inwoners-1)))
}

func (v *vermenigvuldiger) zakenErbij(ctx context.Context) error {
	for van := int64(0); van < v.zaken; van += perKeer {
		err := v.kopieer(ctx, []string{"meting_zaak"}, func(tx *opslag.Tx) error {
			_, err := tx.Voer(ctx, vul(zakenErbij, van, min(van+perKeer, v.zaken)-1, v.inwoners, v.bsns, voorbeelden, v.verzoeken,
				int64(tijdlijn.Vandaag(v.Klok)), int64(v.Klok.Nu())))
			return err
		})
		if err != nil {
			return err
		}
	}
	return nil
}

func (v *vermenigvuldiger) declaratiesErbij(ctx context.Context) error {
	aantal, perKeer := max(v.zaken/perDeclaratie, 5), int64(perKeer/perDeclaratie)
	for van := int64(0); van < aantal; van += perKeer {
		err := v.kopieer(ctx, []string{"meting_declaratie", "meting_declaratieregel"}, func(tx *opslag.Tx) error {
			if _, err := tx.Voer(ctx, vul(declaratiesErbij, van, min(van+perKeer, aantal)-1, perDeclaratie, v.aanbieders,
				maanden)); err != nil {
				return err
			}
			_, err := tx.Voer(ctx, vul(regelsErbij, 0, perDeclaratie-1, v.bsns))
			return err
		})
		if err != nil {
			return err
		}
	}
	return nil
}

// kopieer makes the tables uit, all copies that are made from them, and drops them.
func (v *vermenigvuldiger) kopieer(ctx context.Context, uit []string, maak func(*opslag.Tx) error) error {
	return v.Opslag.Transactie(ctx, opslag.Alles, func(tx *opslag.Tx) error {
		if err := maak(tx); err != nil {
			return err
		}
		for _, k := range kopieen {
			if !slices.Contains(uit, "meting_"+k.uit) {
				continue
			}
			kolommen, waarden := v.kolom(k.tabel, k.anders)
			tekst := fmt.Sprintf("INSERT INTO %s (%s) SELECT %s FROM meting_%s k JOIN meting_v_%s v ON %s",
				k.tabel, kolommen, waarden, k.uit, k.voorbeeld, k.op)
			if _, err := tx.Voer(ctx, tekst); err != nil {
				return fmt.Errorf("%w bij: %s", err, tekst)
			}
		}
		for _, naam := range uit {
			if _, err := tx.Voer(ctx, "DROP TABLE "+naam); err != nil {
				return err
			}
		}
		return nil
	})
}

// kolom gives the columns of a table, and what stands in them in a copy.
func (v *vermenigvuldiger) kolom(tabel string, anders map[string]string) (kolommen, waarden string) {
	var delen []string
	for _, naam := range v.kolommen[tabel] {
		deel, is := anders[naam]
		if !is {
			deel = "v." + naam
		}
		delen = append(delen, deel)
	}
	return strings.Join(v.kolommen[tabel], ", "), strings.Join(delen, ", ")
}

// leesKolommen asks the store which columns a table has.
func (v *vermenigvuldiger) leesKolommen(ctx context.Context, tabel string) error {
	leeg, err := v.Opslag.Schrijver().QueryContext(ctx, "SELECT * FROM "+tabel+" LIMIT 0")
	if err != nil {
		return err
	}
	defer func() { _ = leeg.Close() }() // there was nothing to read
	if v.kolommen[tabel], err = leeg.Columns(); err != nil {
		return err
	}
	return leeg.Err()
}

// vul writes numbers in the places $1 to $9 of a text: a table cannot be made out of a
// question with values.
func vul(tekst string, waarden ...int64) string {
	for i, w := range waarden {
		tekst = strings.ReplaceAll(tekst, "$"+strconv.Itoa(i+1), strconv.FormatInt(w, 10))
	}
	return tekst
}

func (v *vermenigvuldiger) opruimen(ctx context.Context) error {
	for _, naam := range slices.Backward(v.tabellen) {
		if err := v.voer(ctx, "DROP TABLE "+naam); err != nil {
			return err
		}
	}
	return nil
}
