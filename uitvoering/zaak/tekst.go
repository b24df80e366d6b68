package zaak

import (
	"nabuur/grond/fout"
	"nabuur/grond/tekst"
)

// invoer are the free texts of an act, by the name of their field.
type invoer map[string]*string

// schoon gives every text the form in which it is kept (tekst.Vrij). What cannot be kept is
// Onjuist, with its field.
func (i invoer) schoon() error {
	for veld, t := range i {
		schoon, err := tekst.Vrij(*t)
		if err != nil {
			return fout.New(fout.Onjuist, "De tekst bij %s kan zo niet worden bewaard. %s", veld, fout.Zin(err)).Bij(veld)
		}
		*t = schoon
	}
	return nil
}
