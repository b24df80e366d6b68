package taakverdeling

import (
	"errors"

	"nabuur/grond/kenmerk"
	"nabuur/grond/tijdlijn"
	"nabuur/kader/organisatie"
)

// bestandRegel is a Toedeling as a YAML file has it. The fields are plain texts:
// the YAML library takes time that grows with the square of the file when each
// of them reads itself.
type bestandRegel struct {
	Gemeente, ID, Taak, Uitvoerder, Grondslag string
	Regeling, Besluit, Kostensleutel          string
	Geldig                                    struct{ Vanaf, Tot string }
	Afwikkeling                               struct {
		Uitlopen, Aanname bool
		Tot               string
	}
}

// UnmarshalYAML reads a Toedeling from a file of arrangements. What the file
// leaves out stays zero; Bekend is not read, as the store writes it. A code,
// task or date that cannot be is refused with the sentence of its own type.
func (t *Toedeling) UnmarshalYAML(lees func(any) error) error {
	var r bestandRegel
	if err := lees(&r); err != nil {
		return err
	}
	gemeente, err1 := kenmerk.ParseGemeentecode(r.Gemeente)
	taak, err2 := ParseTaak(r.Taak)
	vanaf, err3 := tijdlijn.ParseDag(r.Geldig.Vanaf)
	tot, err4 := dagOfNiets(r.Geldig.Tot)
	uitloop, err5 := dagOfNiets(r.Afwikkeling.Tot)
	if err := errors.Join(err1, err2, err3, err4, err5); err != nil {
		return err
	}
	*t = Toedeling{
		Gemeente: gemeente, ID: r.ID, Taak: taak, Uitvoerder: organisatie.Kenmerk(r.Uitvoerder), Grondslag: Grondslag(r.Grondslag),
		Regeling: r.Regeling, Besluit: r.Besluit, Kostensleutel: r.Kostensleutel,
		Geldig:      tijdlijn.Periode{Vanaf: vanaf, Tot: tot},
		Afwikkeling: Afwikkeling{Uitlopen: r.Afwikkeling.Uitlopen, Tot: uitloop, Aanname: r.Afwikkeling.Aanname},
	}
	return nil
}

// dagOfNiets reads a day, and an empty text as Open.
func dagOfNiets(tekst string) (tijdlijn.Dag, error) {
	if tekst == "" {
		return tijdlijn.Open, nil
	}
	return tijdlijn.ParseDag(tekst)
}
