package regio

import (
	_ "embed"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"

	"github.com/goccy/go-yaml"

	"nabuur/grond/kenmerk"
	"nabuur/grond/tijdlijn"
	"nabuur/uitvoering/inwoner"
)

//go:embed woorden.yaml
var woordenbestand []byte

// woordenboek is woorden.yaml.
type woordenboek struct {
	Vrouwen      []string       `yaml:"vrouwen"`
	Mannen       []string       `yaml:"mannen"`
	Achternamen  []achternaam   `yaml:"achternamen"`
	Gemeenten    []gemeentevorm `yaml:"gemeenten"`
	Straten      []string       `yaml:"straten"`
	Letterparen  []string       `yaml:"letters"`
	gemeentekeus []int          // index in Gemeenten, once for every deel
}

type achternaam struct {
	Naam        string `yaml:"naam"`
	Voorvoegsel string `yaml:"voorvoegsel"`
}

type gemeentevorm struct {
	Gemeente kenmerk.Gemeentecode `yaml:"gemeente"`
	Delen    int                  `yaml:"delen"`
	Plaatsen []plaatsvorm         `yaml:"plaatsen"`
}

type plaatsvorm struct {
	Plaats string `yaml:"plaats"`
	Wijken []int  `yaml:"wijken"`
}

func leesWoorden() (woordenboek, error) {
	var w woordenboek
	if err := yaml.UnmarshalWithOptions(woordenbestand, &w, yaml.Strict()); err != nil {
		return w, err
	}
	for i, g := range w.Gemeenten {
		w.gemeentekeus = append(w.gemeentekeus, slices.Repeat([]int{i}, g.Delen)...)
	}
	return w, nil
}

// The test numbers of which every BSN of the demo region is one: 99999xxxx that
// pass the eleven test. Those below eersteBSN, and the two of the stories, are
// left to whoever adds a resident by hand.
const (
	eersteBSN  = 999991000
	laatsteBSN = 999999999
)

var vanVerhalen = []string{"999993653", "999993847"}

// proefBSNs gives every number that may be given out, in order.
func proefBSNs() []kenmerk.BSN {
	var alle []kenmerk.BSN
	for n := eersteBSN; n < laatsteBSN; n++ { // all nines is no number of anybody
		bsn, err := kenmerk.ParseBSN(fmt.Sprint(n))
		if err == nil && !slices.Contains(vanVerhalen, bsn.String()) {
			alle = append(alle, bsn)
		}
	}
	return alle
}

// bevolking invents residents, each with a BSN of its own.
type bevolking struct {
	woorden woordenboek
	kans    *rand.Rand
	bsns    []kenmerk.BSN // not yet given out
}

func nieuweBevolking(kans *rand.Rand) (*bevolking, error) {
	woorden, err := leesWoorden()
	if err != nil {
		return nil, err
	}
	bsns := proefBSNs()
	kans.Shuffle(len(bsns), func(i, j int) { bsns[i], bsns[j] = bsns[j], bsns[i] })
	return &bevolking{woorden: woorden, kans: kans, bsns: bsns}, nil
}

// volgende invents the resident with number i: which municipality follows from i,
// so that every twenty in a row live where woorden.yaml says.
func (b *bevolking) volgende(i int) (inwoner.Inwoner, error) {
	thuis := b.woorden.Gemeenten[b.woorden.gemeentekeus[i%len(b.woorden.gemeentekeus)]]
	plaats := kies(b.kans, thuis.Plaatsen)
	postcode, err := kenmerk.ParsePostcode(fmt.Sprint(kies(b.kans, plaats.Wijken)) + kies(b.kans, b.woorden.Letterparen))
	if err != nil {
		return inwoner.Inwoner{}, err
	}
	bsn := b.bsns[0]
	b.bsns = b.bsns[1:]
	wie := inwoner.Inwoner{
		Gemeente: thuis.Gemeente, BSN: bsn, Geboren: b.geboren(), Geslacht: inwoner.Vrouw,
		Adres: inwoner.Adres{Straat: kies(b.kans, b.woorden.Straten), Huisnummer: 1 + b.kans.Int64N(140), Postcode: postcode,
			Plaats: plaats.Plaats},
	}
	voornamen := b.woorden.Vrouwen
	if b.kans.IntN(5) < 2 {
		wie.Geslacht, voornamen = inwoner.Man, b.woorden.Mannen
	}
	wie.Naam = b.naam(voornamen)
	if b.kans.IntN(6) == 0 {
		wie.Adres.Huisletter = string(rune('A' + b.kans.IntN(4)))
	}
	wie.Telefoon = fmt.Sprintf("06-00%06d", b.kans.IntN(1_000_000)) // 06-0 is given out to nobody
	if b.kans.IntN(3) == 0 {
		wie.Email = strings.ToLower(wie.Naam.Voornamen[:1]) + bsn.String()[5:] + "@voorbeeld.example"
	}
	return wie, nil
}

// naam puts one or two first names and a family name together.
func (b *bevolking) naam(voornamen []string) inwoner.Naam {
	eerste := kies(b.kans, voornamen)
	van := kies(b.kans, b.woorden.Achternamen)
	naam := inwoner.Naam{Voorletters: eerste[:1], Voornamen: eerste, Voorvoegsel: van.Voorvoegsel, Achternaam: van.Naam}
	if tweede := kies(b.kans, voornamen); tweede != eerste && b.kans.IntN(2) == 0 {
		naam.Voorletters += tweede[:1]
		naam.Voornamen += " " + tweede
	}
	return naam
}

// geboren: three out of four are between 65 and 95 years old, the others grown
// up.
func (b *bevolking) geboren() tijdlijn.Dag {
	if b.kans.IntN(4) > 0 {
		return tijdlijn.MustDag("1921-01-01").Plus(b.kans.IntN(30 * 365))
	}
	return tijdlijn.MustDag("1951-01-01").Plus(b.kans.IntN(45 * 365))
}

// kies draws one of the list.
func kies[T any](kans *rand.Rand, lijst []T) T { return lijst[kans.IntN(len(lijst))] }
