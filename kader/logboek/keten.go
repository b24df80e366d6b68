package logboek

import (
	"context"
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"fmt"
	"hash"
	"iter"
	"strconv"

	"nabuur/grond/fout"
	"nabuur/grond/kenmerk"
	"nabuur/grond/tijdlijn"
	"nabuur/opslag"
)

// The first part of every hashed text, of an act and of a look. Another way of
// hashing gets another version.
const (
	versie       = "nabuur.logboek.1"
	versieInzage = "nabuur.logboek.inzage.1"
)

// Reden says what is wrong with a row of the chain.
type Reden string

// The reasons. Which of the first three is found depends on what somebody did
// to the store; the first row at which the chain no longer holds is named.
const (
	Gewijzigd  Reden = "gewijzigd"  // the row does not have the contents it was written with
	Ontbreekt  Reden = "ontbreekt"  // there is no row with this number, but there are later ones; or a link without its look
	Losgeraakt Reden = "losgeraakt" // the row does not follow the one before it, or stands in no chain
	Afgekapt   Reden = "afgekapt"   // the chain ends before the remembered head
	AndereKop  Reden = "andere kop" // the row with the remembered number is not the remembered row
)

// Keten names one of the two chains of a municipality, as it stands in a sentence.
type Keten string

// The chains: of what was done, and of who looked.
const (
	Handelingen Keten = "Regel"
	Inzagen     Keten = "Inzage"
)

// Breuk is the first place at which a chain no longer holds: Nummer is the
// number of the first row that is wrong or missing, and 0 for looks that stand
// outside the chain. Zin is for the reader.
type Breuk struct {
	Keten  Keten
	Nummer int64
	Reden  Reden
	Zin    string
}

func (k Keten) breuk(nummer int64, reden Reden, zin string) *Breuk {
	return &Breuk{Keten: k, Nummer: nummer, Reden: reden, Zin: string(k) + " " + strconv.FormatInt(nummer, 10) + " van het logboek " + zin}
}

// Bevinding is what a check of the log of a municipality found: how many acts and
// looks stand in their chain up to the first one that is wrong, and that one; nil
// when both chains hold. Wachtend looks were written and are not in the chain yet, the
// oldest of them at Sinds: a chain says nothing about those.
type Bevinding struct {
	Handelingen int64
	Inzagen     int64
	Wachtend    int64
	Sinds       tijdlijn.Moment
	Breuk       *Breuk
}

// Controleer goes through both chains of a municipality, and looks for looks that
// are in neither the chain nor among those that wait for it. The error is for a store
// that cannot be read. It holds one row at a time in memory.
func (l *Logboek) Controleer(ctx context.Context, gemeente kenmerk.Gemeentecode) (Bevinding, error) {
	return l.ControleerTegen(ctx, gemeente, Stand{})
}

// ControleerTegen is Controleer with a Stand that was remembered elsewhere: the
// chains must still hold those very rows. It finds an end that was cut off, an old
// back-up put in place, and a chain computed anew. A Kop that is zero is not looked
// for.
func (l *Logboek) ControleerTegen(ctx context.Context, gemeente kenmerk.Gemeentecode, onthouden Stand) (Bevinding, error) {
	for _, k := range []Kop{onthouden.Handelingen, onthouden.Inzagen} {
		if k.Nummer < 0 || (k.Nummer > 0) != (k.Hash != "") {
			return Bevinding{}, fout.New(fout.Onjuist,
				"De onthouden stand van het logboek is niet volledig. Geef het nummer en de controlewaarde samen.")
		}
	}
	var b Bevinding
	err := l.o.Momentopname(ctx, func(lezer opslag.Lezer) (err error) {
		b.Handelingen, b.Breuk, err = Handelingen.loopNa(rijenInKeten(ctx, lezer, gemeente), onthouden.Handelingen)
		if err != nil || b.Breuk != nil {
			return err
		}
		b.Inzagen, b.Breuk, err = Inzagen.loopNa(schakels(ctx, lezer, gemeente), onthouden.Inzagen)
		if err != nil || b.Breuk != nil {
			return err
		}
		erbuiten, err := leesBuiten(ctx, lezer, gemeente)
		b.Wachtend, b.Sinds, b.Breuk = erbuiten.wachtend, erbuiten.sinds, erbuiten.breuk()
		return err
	})
	return b, err
}

func (b buiten) breuk() *Breuk {
	switch {
	case b.weg > 0:
		return &Breuk{Keten: Inzagen, Reden: Ontbreekt,
			Zin: fmt.Sprintf("Van de inzagen die nog in de keten van het logboek moeten, ontbreken er %d.", b.weg)}
	case b.los > 0:
		return &Breuk{Keten: Inzagen, Reden: Losgeraakt,
			Zin: fmt.Sprintf("Buiten de keten van het logboek staan inzagen die er ook niet op wachten: %d.", b.los)}
	}
	return nil
}

// loopNa goes through a chain: the number of rows up to the first one that is wrong,
// and that one.
func (k Keten) loopNa(rijen iter.Seq2[rij, error], onthouden Kop) (aantal int64, breuk *Breuk, err error) {
	vorige := Kop{}
	for r, err := range rijen {
		if err != nil {
			return vorige.Nummer, nil, err
		}
		if breuk := r.na(k, vorige); breuk != nil {
			return vorige.Nummer, breuk, nil
		}
		vorige = Kop{Nummer: vorige.Nummer + 1, Hash: r.hash}
		if vorige.Nummer == onthouden.Nummer && vorige.Hash != onthouden.Hash {
			return vorige.Nummer - 1, k.breuk(vorige.Nummer, AndereKop, "is een andere dan die is onthouden."), nil
		}
	}
	if vorige.Nummer < onthouden.Nummer {
		return vorige.Nummer, k.breuk(vorige.Nummer+1, Afgekapt, "ontbreekt, en alles wat erna kwam ook."), nil
	}
	return vorige.Nummer, nil, nil
}

// na tells what is wrong with r as the row after vorige, or nil.
func (r rij) na(k Keten, vorige Kop) *Breuk {
	verwacht := vorige.Nummer + 1
	nummer, err := strconv.ParseInt(r.nummer, 10, 64)
	switch {
	case err != nil:
		return k.breuk(verwacht, Gewijzigd, "heeft geen leesbaar nummer.")
	case nummer > verwacht:
		return k.breuk(verwacht, Ontbreekt, "ontbreekt.")
	case nummer < verwacht:
		return k.breuk(nummer, Losgeraakt, "staat er vaker of op een verkeerde plaats.")
	case r.weg:
		return k.breuk(nummer, Ontbreekt, "ontbreekt.")
	case r.som() != r.hash:
		return k.breuk(nummer, Gewijzigd, "heeft een andere inhoud dan toen zij werd geschreven.")
	case r.vorige != vorige.Hash:
		return k.breuk(nummer, Losgeraakt, "sluit niet aan op de regel ervoor.")
	}
	return nil
}

// som gives the hash of a row: SHA-256, in hexadecimal, over every field
// including the number, the hash of the row before and the id of a look. Each field is preceded by
// its length, so that no two different rows give the same text to hash.
func (r rij) som() string {
	h := sha256.New()
	velden := []string{
		versie, r.gemeente, r.nummer, r.moment, r.medewerker, r.organisatie, r.namens, r.handeling,
		r.soort, r.object, r.doel, r.toedeling, r.gegevens, r.vorige,
	}
	if r.inzage != "" {
		velden[0], velden = versieInzage, append(velden, r.inzage)
	}
	for _, veld := range velden {
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
