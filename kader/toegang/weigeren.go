package toegang

import (
	"strings"

	"nabuur/grond/fout"
	"nabuur/grond/tijdlijn"
	"nabuur/kader/organisatie"
	"nabuur/kader/taakverdeling"
)

// maxSchakels bounds every walk along successive holders of one task.
const maxSchakels = 100

func nietGevonden() *fout.Fout {
	return fout.New(fout.NietGevonden, "Dit is niet gevonden. Controleer het nummer of zoek op een andere manier.")
}

// AlsOfNiets gives what a room answers about one record: geen, what it says of a record
// that is not there, in the place of a refusal that hides the record, and any other
// answer of Mag as it is. So who may not know of a record hears, letter for letter,
// what he would hear without it.
func AlsOfNiets(weigering, geen error) error {
	if fout.Is(weigering, fout.NietGevonden) {
		return geen
	}
	return weigering
}

// weiger makes the refusal: what the asker may know, and no more.
func (p *Poort) weiger(v *vraag, beleid string) error {
	wordtHet, wanneer := v.krijgtTaak()
	if beleid == verbodGeenRelatie && !wordtHet {
		return nietGevonden()
	}
	if !v.feiten.functieToegestaan {
		ruimer := v.feiten
		ruimer.functieToegestaan = true
		mag, _, err := p.beleid.beslis(v.voorschrift.Handeling, string(v.Wie.Organisatie), v.object.Gemeente.String(), ruimer)
		if err != nil {
			return err
		}
		if mag {
			return verkeerdeFunctie(v.Wie, v.voorschrift)
		}
	}
	switch {
	case beleid == verbodVerslag:
		return fout.New(fout.NietBevoegd,
			"Het verslag van het gesprek met inwoners van %s is alleen in te zien door %s en door wie het onderzoek uitvoert. Vraag "+
				"daar wat u voor uw taak nodig heeft.", v.verantwoordelijk.Naam, v.verantwoordelijk.Naam)
	case v.taak == "":
		return fout.New(fout.NietBevoegd, "Dit is alleen in te zien door de gemeente %s. Vraag het daar aan.", v.verantwoordelijk.Naam)
	case !v.bezet:
		return v.Verdeling.Gat(v.object.Gemeente, v.taak, v.dag)
	}
	return v.naarHouder(wordtHet, wanneer)
}

func verkeerdeFunctie(wie organisatie.Wie, voorschrift Voorschrift) *fout.Fout {
	mag := opsomming(voorschrift.Functies)
	if len(wie.Functies) == 0 {
		return fout.New(fout.NietBevoegd, "U heeft geen functie die dit mag. Vraag het aan een collega met de functie %s.", mag)
	}
	return fout.New(fout.NietBevoegd, "Uw functie (%s) mag dit niet. Vraag het aan een collega met de functie %s.", opsomming(wie.Functies),
		mag)
}

// naarHouder names who holds the task, since or until when, and when the
// asker's organisation will hold it or held it.
func (v *vraag) naarHouder(wordtHet bool, wanneer tijdlijn.Dag) error {
	eigen := v.Naam(v.Wie.Organisatie)
	zin := v.houderzin(v.Naam(v.houder.Uitvoerder))
	if wordtHet {
		zin += " " + eigen + " doet dit vanaf " + wanneer.Tekst() + "."
	} else if tot, had := v.hadTaak(); had {
		zin += " " + eigen + " deed dit tot en met " + (tot - 1).Tekst() + "."
	}
	return &fout.Fout{Soort: fout.NietBevoegd, Zin: zin}
}

// houderzin says who handles the task, and since or until when.
func (v *vraag) houderzin(houder string) string {
	wat, gedaan := v.taak.BijInwoners(v.verantwoordelijk.Naam)
	periode := v.aaneengesloten()
	var wanneer string
	switch {
	case !v.houder.Geldig.Bevat(v.dag):
		wat += " over " + v.object.Over.Tekst()
		if tot := v.houder.Afwikkeling.Tot; !tot.IsOpen() {
			wanneer = "nog tot en met " + (tot - 1).Tekst()
		} else {
			wanneer = "nog"
		}
	case periode.Tot.IsOpen():
		wanneer = "sinds " + periode.Vanaf.Tekst()
	default:
		wanneer = "tot en met " + periode.Laatste().Tekst()
	}
	return wat + " wordt " + wanneer + " " + gedaan + " door " + houder + "."
}

// aaneengesloten gives the period in which the holder holds the task without a
// break, however many Toedelingen that took.
func (v *vraag) aaneengesloten() tijdlijn.Periode {
	periode := tijdlijn.Periode{Vanaf: v.begin(v.houder), Tot: v.houder.Geldig.Tot}
	for range maxSchakels {
		t, ok := v.Verdeling.Vorige(v.object.Gemeente, v.taak, periode.Vanaf)
		if !ok || t.Uitvoerder != v.houder.Uitvoerder || t.Geldig.Tot != periode.Vanaf {
			break
		}
		periode.Vanaf = v.begin(t)
	}
	for range maxSchakels {
		if periode.Tot.IsOpen() {
			break
		}
		t, ok := v.Verdeling.Uitvoerder(v.object.Gemeente, v.taak, periode.Tot)
		if !ok || t.Uitvoerder != v.houder.Uitvoerder {
			break
		}
		periode.Tot = t.Geldig.Tot
	}
	return periode
}

// krijgtTaak tells whether the asker's organisation will handle this, and from
// which day: when the run-off by another ends, or a later Toedeling begins.
func (v *vraag) krijgtTaak() (bool, tijdlijn.Dag) {
	if v.taak == "" {
		return false, 0
	}
	nu, ok := v.Verdeling.Uitvoerder(v.object.Gemeente, v.taak, v.dag)
	if ok && nu.Uitvoerder == v.Wie.Organisatie {
		tot := v.houder.Afwikkeling.Tot
		return v.houder.Uitvoerder != v.Wie.Organisatie && !tot.IsOpen(), tot
	}
	dag := v.dag
	for range maxSchakels {
		t, ok := v.Verdeling.Volgende(v.object.Gemeente, v.taak, dag)
		if !ok {
			return false, 0
		}
		dag = v.begin(t)
		if t.Uitvoerder == v.Wie.Organisatie {
			return true, dag
		}
	}
	return false, 0
}

// hadTaak tells whether the asker's organisation held the task before, and the
// first day on which it no longer did.
func (v *vraag) hadTaak() (tijdlijn.Dag, bool) {
	dag := v.dag
	for range maxSchakels {
		t, ok := v.Verdeling.Vorige(v.object.Gemeente, v.taak, dag)
		if !ok {
			return 0, false
		}
		if t.Uitvoerder == v.Wie.Organisatie {
			return t.Geldig.Tot, true
		}
		dag = v.begin(t)
	}
	return 0, false
}

// begin gives the first day on which t holds for the municipality of the
// object: for a Toedeling of its successor not before the merger.
func (v *vraag) begin(t *taakverdeling.Toedeling) tijdlijn.Dag {
	dag, code := t.Geldig.Vanaf, v.object.Gemeente
	for range maxSchakels {
		opvolging, ok := v.Gemeenten.OpvolgingVan(code)
		if code == t.Gemeente || !ok {
			break
		}
		dag, code = max(dag, opvolging.Datum), opvolging.Naar
	}
	return dag
}

// opsomming joins functions as "a, b of c".
func opsomming(functies []organisatie.Functie) string {
	namen := make([]string, len(functies))
	for i, f := range functies {
		namen[i] = string(f)
	}
	if len(namen) < 2 {
		return strings.Join(namen, "")
	}
	laatste := len(namen) - 1
	return strings.Join(namen[:laatste], ", ") + " of " + namen[laatste]
}

// IsWeigering reports whether an answer of Mag says that it may not. Anything else
// that went wrong says nothing about rights.
func IsWeigering(err error) bool {
	return fout.Is(err, fout.NietBevoegd) || fout.Is(err, fout.NietGevonden) || fout.Is(err, fout.Gat)
}
