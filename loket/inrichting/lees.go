package inrichting

import (
	"errors"

	"github.com/goccy/go-yaml"

	"nabuur/grond/fout"
)

// LeesYAML reads what a user wrote in a file into doel. A key it does not know, a
// value that cannot be and a text that is no YAML are refused (Onjuist) in one
// sentence with the line; doel must then not be used.
func LeesYAML(naam string, inhoud []byte, doel any) error {
	err := yaml.UnmarshalWithOptions(inhoud, doel, yaml.Strict())
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
