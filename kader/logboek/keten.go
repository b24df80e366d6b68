package logboek

import (
	"context"
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"hash"
	"strconv"

	"nabuur/grond/fout"
	"nabuur/grond/kenmerk"
)

// versie begins every hashed text. Another way of hashing gets another version.
const versie = "nabuur.logboek.1"

// Reden says what is wrong with a row of the chain.
type Reden string

// The reasons. Which of the first three is found depends on what somebody did
// to the store; the first row at which the chain no longer holds is named.
const (
	Gewijzigd  Reden = "gewijzigd"  // the row does not have the contents it was written with
	Ontbreekt  Reden = "ontbreekt"  // there is no row with this number, but there are later ones
	Losgeraakt Reden = "losgeraakt" // the row does not follow the one before it
	Afgekapt   Reden = "afgekapt"   // the chain ends before the remembered head
	AndereKop  Reden = "andere kop" // the row with the remembered number is not the remembered row
)

// Breuk is the first place at which a chain no longer holds: Nummer is the
// number of the first row that is wrong or missing. Zin is for the reader.
type Breuk struct {
	Nummer int64
	Reden  Reden
	Zin    string
}

func nieuweBreuk(nummer int64, reden Reden, zin string) *Breuk {
	return &Breuk{Nummer: nummer, Reden: reden, Zin: "Regel " + strconv.FormatInt(nummer, 10) + " van het logboek " + zin}
}

// Controleer goes through the whole chain of a municipality and gives the
// number of rows up to the first one that is wrong, and that one; nil when the
// chain holds. The error is for a store that cannot be read. It holds one row at
// a time in memory.
func (l *Logboek) Controleer(ctx context.Context, gemeente kenmerk.Gemeentecode) (aantal int64, breuk *Breuk, err error) {
	return l.ControleerTegen(ctx, gemeente, 0, "")
}

// ControleerTegen is Controleer with a head that was remembered elsewhere, as
// Kop gave it: the chain must still hold that very row. It finds an end that was
// cut off, an old back-up put in place, and a chain computed anew.
func (l *Logboek) ControleerTegen(ctx context.Context, gemeente kenmerk.Gemeentecode, nummer int64, hash string) (aantal int64, breuk *Breuk, err error) {
	if nummer < 0 || (nummer > 0) != (hash != "") {
		return 0, nil, fout.New(fout.Onjuist, "De onthouden stand van het logboek is niet volledig. Geef het nummer en de controlewaarde samen.")
	}
	vorige := kop{}
	for r, err := range rijenInKeten(ctx, l.o, gemeente) {
		if err != nil {
			return vorige.nummer, nil, err
		}
		if breuk := r.na(vorige); breuk != nil {
			return vorige.nummer, breuk, nil
		}
		vorige = kop{nummer: vorige.nummer + 1, hash: r.hash}
		if vorige.nummer == nummer && vorige.hash != hash {
			return nummer - 1, nieuweBreuk(nummer, AndereKop, "is een andere regel dan de regel die is onthouden."), nil
		}
	}
	if vorige.nummer < nummer {
		return vorige.nummer, nieuweBreuk(vorige.nummer+1, Afgekapt, "ontbreekt, en alles wat erna kwam ook."), nil
	}
	return vorige.nummer, nil, nil
}

// na tells what is wrong with r as the row after vorige, or nil.
func (r rij) na(vorige kop) *Breuk {
	verwacht := vorige.nummer + 1
	nummer, err := strconv.ParseInt(r.nummer, 10, 64)
	switch {
	case err != nil:
		return nieuweBreuk(verwacht, Gewijzigd, "heeft geen leesbaar nummer.")
	case nummer > verwacht:
		return nieuweBreuk(verwacht, Ontbreekt, "ontbreekt.")
	case nummer < verwacht:
		return nieuweBreuk(nummer, Losgeraakt, "staat er vaker of op een verkeerde plaats.")
	case r.som() != r.hash:
		return nieuweBreuk(nummer, Gewijzigd, "heeft een andere inhoud dan toen de regel werd geschreven.")
	case r.vorige != vorige.hash:
		return nieuweBreuk(nummer, Losgeraakt, "sluit niet aan op de regel ervoor.")
	}
	return nil
}

// som gives the hash of a row: SHA-256, in hexadecimal, over every field
// including the number and the hash of the row before. Each field is preceded by
// its length, so that no two different rows give the same text to hash.
func (r rij) som() string {
	h := sha256.New()
	for _, veld := range []string{
		versie, r.gemeente, r.nummer, r.moment, r.medewerker, r.organisatie, r.namens, r.handeling,
		r.soort, r.object, r.doel, r.toedeling, r.gegevens, r.vorige,
	} {
		schrijfVeld(h, veld)
	}
	return hex.EncodeToString(h.Sum(nil))
}

func schrijfVeld(h hash.Hash, veld string) {
	var lengte [8]byte
	binary.BigEndian.PutUint64(lengte[:], uint64(len(veld)))
	h.Write(lengte[:]) // a hash never returns an error
	h.Write([]byte(veld))
}
