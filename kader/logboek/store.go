package logboek

import (
	"context"
	"fmt"
	"iter"
	"strconv"

	"nabuur/grond/fout"
	"nabuur/grond/kenmerk"
	"nabuur/grond/tijdlijn"
	"nabuur/kader/organisatie"
	"nabuur/opslag"
)

// rij is a row as it stands in the store, every field as text: what is hashed
// is what is stored, whatever somebody put there. inzage is empty for an act; nummer
// for a look that is not in the chain. weg says that of a look only the link is left.
type rij struct {
	gemeente, nummer, moment, medewerker, organisatie, namens, handeling string
	soort, object, doel, toedeling, gegevens, vorige, hash, inzage       string
	weg                                                                  bool
}

func nieuweRij(r Regel, laatste Kop, nu tijdlijn.Moment) (rij, error) {
	gegevens, err := gegevensTekst(r.Gegevens)
	if err != nil {
		return rij{}, err
	}
	return rij{
		gemeente: r.Gemeente.String(), moment: strconv.FormatInt(int64(nu), 10),
		medewerker: r.Medewerker, organisatie: string(r.Organisatie), namens: r.Namens, handeling: r.Handeling,
		soort: r.Soort, object: r.Object, doel: r.Doel, toedeling: r.Toedeling, gegevens: gegevens,
	}.achter(laatste), nil
}

// achter gives the row as the next one of a chain.
func (r rij) achter(laatste Kop) rij {
	r.nummer, r.vorige = strconv.FormatInt(laatste.Nummer+1, 10), laatste.Hash
	r.hash = r.som()
	return r
}

func (r rij) regel() (Regel, error) {
	gemeente, err := kenmerk.ParseGemeentecode(r.gemeente)
	if err != nil {
		return Regel{}, err
	}
	var nummer int64
	if r.nummer != "" {
		if nummer, err = strconv.ParseInt(r.nummer, 10, 64); err != nil {
			return Regel{}, err
		}
	}
	moment, err := strconv.ParseInt(r.moment, 10, 64)
	if err != nil {
		return Regel{}, err
	}
	gegevens, err := gegevensUit(r.gegevens)
	if err != nil {
		return Regel{}, fmt.Errorf("logboek: gegevens van regel %d: %w", nummer, err)
	}
	return Regel{
		Gemeente: gemeente, Nummer: nummer, Moment: tijdlijn.Moment(moment),
		Medewerker: r.medewerker, Organisatie: organisatie.Kenmerk(r.organisatie), Namens: r.namens, Handeling: r.handeling,
		Soort: r.soort, Object: r.object, Doel: r.doel, Toedeling: r.toedeling, Gegevens: gegevens, Vorige: r.vorige, Hash: r.hash,
		Inzage: r.inzage,
	}, nil
}

// voegToe adds the row. The slot of the municipality keeps others out of its chain;
// the key (gemeente, nummer) is the second guard.
func (r rij) voegToe(ctx context.Context, tx *opslag.Tx) error {
	_, err := tx.Voer(ctx, `INSERT INTO logboek_regel (gemeente, nummer, moment, medewerker, organisatie, namens, handeling,
			soort, object, doel, toedeling, gegevens, vorige, hash)
		VALUES ($1, CAST($2 AS BIGINT), CAST($3 AS BIGINT), $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)`,
		r.gemeente, r.nummer, r.moment, r.medewerker, r.organisatie, r.namens, r.handeling,
		r.soort, r.object, r.doel, r.toedeling, r.gegevens, r.vorige, r.hash)
	if opslag.IsDubbel(err) {
		return fout.New(fout.Botsing,
			"Iemand anders legde op hetzelfde moment iets vast in het logboek van deze gemeente. Probeer het opnieuw.").Door(err)
	}
	return err
}

func leesKop(ctx context.Context, l opslag.Lezer, gemeente kenmerk.Gemeentecode) (Kop, error) {
	laatste, _, err := opslag.Een(ctx, l, scanKop, `SELECT nummer, hash FROM logboek_regel WHERE gemeente = $1 ORDER BY nummer DESC
		LIMIT 1`, gemeente.String())
	return laatste, err
}

func scanKop(r opslag.Rij) (k Kop, err error) { return k, r.Scan(&k.Nummer, &k.Hash) }

const kiesRij = `SELECT gemeente, CAST(nummer AS TEXT), CAST(moment AS TEXT), medewerker, organisatie, namens, handeling,
	soort, object, doel, toedeling, gegevens, vorige, hash FROM logboek_regel `

func leesRij(l opslag.Rij) (r rij, err error) {
	return r, l.Scan(&r.gemeente, &r.nummer, &r.moment, &r.medewerker, &r.organisatie, &r.namens, &r.handeling,
		&r.soort, &r.object, &r.doel, &r.toedeling, &r.gegevens, &r.vorige, &r.hash)
}

func rijenInKeten(ctx context.Context, l opslag.Lezer, gemeente kenmerk.Gemeentecode) iter.Seq2[rij, error] {
	return opslag.Rijen(ctx, l, leesRij, kiesRij+`WHERE gemeente = $1 ORDER BY logboek_regel.nummer`, gemeente.String())
}

func rijenVan(ctx context.Context, l opslag.Lezer, gemeente kenmerk.Gemeentecode, soort, object string) iter.Seq2[rij, error] {
	return opslag.Rijen(ctx, l, leesRij, kiesRij+`WHERE gemeente = $1 AND soort = $2 AND object = $3 ORDER BY logboek_regel.nummer`,
		gemeente.String(), soort, object)
}

func recenteRijen(ctx context.Context, l opslag.Lezer, gemeente kenmerk.Gemeentecode, voor int64, aantal int) iter.Seq2[rij, error] {
	return opslag.Rijen(ctx, l, leesRij, kiesRij+`WHERE gemeente = $1 AND logboek_regel.nummer < $2 ORDER BY logboek_regel.nummer DESC
		LIMIT $3`,
		gemeente.String(), voor, aantal)
}
