// Package postmap is the directory through which messages pass as files: its
// folders, the names of the files, and the acts on them, each of which is on disk
// before it is reported done. It does not read what is in a file.
package postmap

import (
	"io"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"nabuur/grond/fout"
	"nabuur/verkeer/istandaard"
)

// The folders of a directory that messages are carried through: what goes to a
// provider, what a provider sent, and what was done with that.
const (
	Uit       = "uit"
	In        = "in"
	Verwerkt  = "in/verwerkt"
	Geweigerd = "in/geweigerd"
)

// Mappen are the folders of every such directory.
func Mappen() []string { return []string{Uit, In, Verwerkt, Geweigerd} }

// Maak makes the folders below pad, and forces their names to disk. The error is of
// kind NuNietBereikt.
func Maak(pad string, mappen ...string) error {
	for _, onder := range mappen {
		map_ := filepath.Join(pad, onder)
		if stand, err := os.Stat(map_); err == nil && stand.IsDir() {
			continue
		}
		err := os.MkdirAll(map_, 0o750)
		if err == nil {
			err = Schijf{}.leg(filepath.Dir(map_), filepath.Base(map_))
		}
		if err != nil {
			return fout.New(fout.NuNietBereikt, "De map %s is niet te maken. Controleer de plaats en de rechten.", map_).Door(err)
		}
	}
	return nil
}

// Naam gives the name of a file: sender, receiver, kind, identification. What cannot
// stand in a name on every system becomes a hyphen.
func Naam(afzender, ontvanger, soort, identificatie string) string {
	return Veilig(afzender) + "_" + Veilig(ontvanger) + "_" + soort + "_" + Veilig(identificatie) + ".xml"
}

// Delen takes a name apart again; ok is false for a name of another form.
func Delen(naam string) (afzender, ontvanger, soort, identificatie string, ok bool) {
	delen := strings.Split(strings.TrimSuffix(naam, filepath.Ext(naam)), "_")
	if len(delen) != 4 {
		return "", "", "", "", false
	}
	return delen[0], delen[1], delen[2], delen[3], true
}

// Veilig replaces what cannot stand in a name on every system by a hyphen.
func Veilig(tekst string) string {
	return strings.Map(func(r rune) rune {
		if r >= '0' && r <= '9' || r >= 'A' && r <= 'Z' || r >= 'a' && r <= 'z' {
			return r
		}
		return '-'
	}, tekst)
}

// Redennaam names the text beside a file that was refused.
func Redennaam(naam string) string { return strings.TrimSuffix(naam, filepath.Ext(naam)) + ".txt" }

// Namen gives the names of the messages in a folder, in order: regular files that
// end in .xml and do not begin with a dot.
func Namen(map_ string) ([]string, error) {
	alle, err := os.ReadDir(map_)
	if err != nil {
		return nil, fout.New(fout.Onjuist, "De map %s is niet te lezen. Controleer de naam en de rechten.", map_).Door(err)
	}
	var namen []string
	for _, b := range alle {
		if b.Type().IsRegular() && strings.EqualFold(filepath.Ext(b.Name()), ".xml") && !strings.HasPrefix(b.Name(), ".") {
			namen = append(namen, b.Name())
		}
	}
	slices.Sort(namen)
	return namen, nil
}

// Lees reads a file, no more of it than one byte past the largest message.
func Lees(map_, naam string) ([]byte, error) { return leesTot(map_, naam, istandaard.MaxGrootte+1) }

// LeesHeel reads a file of our own making whole.
func LeesHeel(map_, naam string) ([]byte, error) {
	b, err := os.ReadFile(filepath.Join(map_, naam))
	if err != nil {
		return nil, onleesbaar(naam, err)
	}
	return b, nil
}

func leesTot(map_, naam string, grens int64) ([]byte, error) {
	b, err := os.Open(filepath.Join(map_, naam))
	if err != nil {
		return nil, onleesbaar(naam, err)
	}
	defer func() { _ = b.Close() }() // it was only read
	inhoud, err := io.ReadAll(io.LimitReader(b, grens))
	if err != nil {
		return nil, onleesbaar(naam, err)
	}
	return inhoud, nil
}

func onleesbaar(naam string, err error) error {
	return fout.New(fout.NuNietBereikt,
		"Het bestand %s is nu niet te lezen. Controleer de rechten en de schijf; het wordt de volgende keer opnieuw geprobeerd.",
		naam).Door(err)
}

// VrijeNaam gives a name for the file that is not in use in the folder: its own, or
// with a number, so that nothing is overwritten.
func VrijeNaam(map_, naam string) string {
	vrij := naam
	uitgang := filepath.Ext(naam)
	for i := 2; Bestaat(map_, vrij); i++ {
		vrij = strings.TrimSuffix(naam, uitgang) + "-" + strconv.Itoa(i) + uitgang
	}
	return vrij
}

// Bestaat reports whether something of that name stands in the folder.
func Bestaat(map_, naam string) bool {
	_, err := os.Lstat(filepath.Join(map_, naam))
	return err == nil
}
