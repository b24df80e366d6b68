package organisatie

import (
	"cmp"
	"slices"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"nabuur/grond/fout"
	"nabuur/grond/kenmerk"
	"nabuur/grond/tijdlijn"
)

// Zoek finds a municipality by name (capitals and accents do not matter; names
// of the past count) or by code ("0457" or "GM0457"). Of several with the same
// name it gives the one that exists without an end, else the one that ended
// last. An unknown name or code is NietGevonden, with up to three names that
// come near.
func (g *Gemeenten) Zoek(naamOfCode string) (Gemeente, error) {
	return g.zoek(naamOfCode, func(p tijdlijn.Periode) int { return int(p.Tot) })
}

// ZoekOp finds a municipality like Zoek, but of several with the same name it
// gives the one that exists on the day when there is one.
func (g *Gemeenten) ZoekOp(naamOfCode string, dag tijdlijn.Dag) (Gemeente, error) {
	return g.zoek(naamOfCode, func(p tijdlijn.Periode) int {
		if p.Bevat(dag) {
			return int(tijdlijn.Open) + 1
		}
		return int(p.Tot)
	})
}

// zoek gives the municipality of that name or code for which rang is highest.
func (g *Gemeenten) zoek(naamOfCode string, rang func(tijdlijn.Periode) int) (Gemeente, error) {
	tekst := strings.TrimSpace(naamOfCode)
	if tekst == "" {
		return Gemeente{}, fout.New(fout.Onjuist, "Geef de naam of de code van een gemeente.")
	}
	if code, err := kenmerk.ParseGemeentecode(tekst); err == nil {
		if gemeente, ok := g.Get(code); ok {
			return gemeente, nil
		}
		return Gemeente{}, fout.New(fout.NietGevonden, "Er is sinds 1990 geen gemeente met de code %s. Controleer de code of zoek op naam.",
			code)
	}
	plekken := g.opNaam()[vouw(tekst)]
	if len(plekken) == 0 {
		return Gemeente{}, g.nietGevonden(tekst)
	}
	return g.lijst[slices.MaxFunc(plekken, func(a, b int) int {
		return cmp.Compare(rang(g.lijst[a].Bestaat), rang(g.lijst[b].Bestaat))
	})], nil
}

func (g *Gemeenten) nietGevonden(tekst string) error {
	if len(tekst) > 60 {
		tekst = strings.ToValidUTF8(tekst[:60], "") + "…"
	}
	dichtbij := g.dichtbij(tekst)
	if len(dichtbij) == 0 {
		return fout.New(fout.NietGevonden, "De gemeente %q is niet gevonden. Controleer de naam of geef de gemeentecode van 4 cijfers.",
			tekst)
	}
	keus := dichtbij[0]
	if n := len(dichtbij); n > 1 {
		keus = strings.Join(dichtbij[:n-1], ", ") + " of " + dichtbij[n-1]
	}
	return fout.New(fout.NietGevonden, "De gemeente %q is niet gevonden. Bedoelt u %s?", tekst, keus)
}

// dichtbij gives up to three names that are nearest to the text: names that
// begin with it, then names that differ by few letters.
func (g *Gemeenten) dichtbij(tekst string) []string {
	type kandidaat struct {
		naam    string
		afstand int
	}
	gezocht := vouw(tekst)
	grens := max(1, len([]rune(gezocht))/3)
	var gevonden []kandidaat
	for _, gemeente := range g.lijst {
		naam := vouw(gemeente.Naam)
		afstand := verschil(gezocht, naam)
		if len(gezocht) >= 3 && strings.HasPrefix(naam, gezocht) {
			afstand = 0
		}
		if afstand <= grens {
			gevonden = append(gevonden, kandidaat{gemeente.Naam, afstand})
		}
	}
	slices.SortStableFunc(gevonden, func(a, b kandidaat) int {
		return cmp.Or(cmp.Compare(a.afstand, b.afstand), strings.Compare(a.naam, b.naam))
	})
	var namen []string
	for _, k := range gevonden {
		if len(namen) < 3 && !slices.Contains(namen, k.naam) {
			namen = append(namen, k.naam)
		}
	}
	return namen
}

// vouw makes names comparable: small letters, no accents, one space between words.
func vouw(naam string) string {
	var b strings.Builder
	for _, r := range norm.NFD.String(strings.ToLower(naam)) {
		switch {
		case unicode.Is(unicode.Mn, r):
		case r == '’' || r == '`':
			b.WriteByte('\'')
		default:
			b.WriteRune(r)
		}
	}
	return strings.Join(strings.Fields(b.String()), " ")
}

// verschil counts the letters to add, remove or replace to make a into b.
func verschil(a, b string) int {
	van, naar := []rune(a), []rune(b)
	rij := make([]int, len(naar)+1)
	for j := range rij {
		rij[j] = j
	}
	for i, r := range van {
		schuin := rij[0]
		rij[0] = i + 1
		for j, s := range naar {
			kosten := schuin
			if r != s {
				kosten++
			}
			schuin = rij[j+1]
			rij[j+1] = min(kosten, rij[j]+1, rij[j+1]+1)
		}
	}
	return rij[len(naar)]
}
