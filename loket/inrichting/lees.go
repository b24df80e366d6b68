package inrichting

import (
	"errors"
	"strconv"
	"strings"

	"github.com/goccy/go-yaml"

	"nabuur/grond/fout"
	"nabuur/grond/geld"
)

// LeesYAML reads what a user wrote in a file into doel. A key it does not know or that is
// missing (verplicht), a value that cannot be, or that YAML would read as another
// (keurYAML), and a text that is no YAML are refused (Onjuist) in one sentence with the
// line; doel must then not be used.
func LeesYAML(naam string, inhoud []byte, doel any, verplicht ...string) error {
	inhoud, err := keurYAML(naam, inhoud, verplicht)
	if err != nil {
		return err
	}
	err = yaml.UnmarshalWithOptions(inhoud, doel, yaml.Strict(), yaml.CustomUnmarshaler(leesGetal[int64]),
		yaml.CustomUnmarshaler(leesGetal[geld.Cent]))
	if err == nil {
		return nil
	}
	var zin *fout.Fout
	if errors.As(err, &zin) {
		return fout.New(fout.Onjuist, "In het bestand %s staat iets dat niet kan. %s", naam, zin.Zin).Door(err)
	}
	var plek yaml.Error
	if errors.As(err, &plek) && plek.GetToken() != nil {
		return fout.New(fout.Onjuist, "Het bestand %s is niet te lezen bij regel %d, teken %d (%s). Verbeter het daar.",
			naam, plek.GetToken().Position.Line, plek.GetToken().Position.Column, plek.GetMessage()).Door(err)
	}
	return fout.New(fout.Onjuist, "Het bestand %s is niet te lezen. Verbeter het en probeer het opnieuw.", naam).Door(err)
}

// leesGetal reads a whole number as it is written, between quotation marks or not: the
// library takes 38.9 for 38 and 1e3 for a thousand.
func leesGetal[G ~int64](doel *G, tekst []byte) error {
	getal := strings.Trim(strings.TrimSpace(string(tekst)), `"'`)
	n, err := strconv.ParseInt(getal, 10, 64)
	if err != nil || !geheel(getal) {
		return fout.New(fout.Onjuist, "%s is geen heel getal. Schrijf een bedrag in hele centen en een hoeveelheid zonder komma of punt.",
			getal).Door(err)
	}
	*doel = G(n)
	return nil
}
