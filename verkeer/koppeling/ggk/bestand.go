package ggk

import (
	"bytes"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"nabuur/grond/fout"
	"nabuur/verkeer/istandaard"
)

// bestandsnaam gives the name of a file: sender, receiver, kind, identification.
// What cannot stand in a name on every system becomes a hyphen.
func bestandsnaam(afzender, ontvanger, soort, identificatie string) string {
	return afzender + "_" + ontvanger + "_" + soort + "_" + veilig(identificatie) + ".xml"
}

func veilig(tekst string) string {
	return strings.Map(func(r rune) rune {
		if r >= '0' && r <= '9' || r >= 'A' && r <= 'Z' || r >= 'a' && r <= 'z' {
			return r
		}
		return '-'
	}, tekst)
}

// bestanden gives the names of the messages in a directory, in order: regular
// files that end in .xml and do not begin with a dot.
func bestanden(map_ string) ([]string, error) {
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

// lees reads a file, no more of it than one byte past the largest message.
func lees(map_, naam string) ([]byte, error) {
	b, err := os.Open(filepath.Join(map_, naam))
	if err != nil {
		return nil, onleesbaar(naam, err)
	}
	defer func() { _ = b.Close() }() // it was only read
	inhoud, err := io.ReadAll(io.LimitReader(b, istandaard.MaxGrootte+1))
	if err != nil {
		return nil, onleesbaar(naam, err)
	}
	return inhoud, nil
}

func onleesbaar(naam string, err error) error {
	return fout.New(fout.NuNietBereikt, "Het bestand %s is nu niet te lezen. Controleer de rechten en de schijf; het wordt de volgende keer opnieuw geprobeerd.", naam).Door(err)
}

// schrijf puts a message in a directory. The same message may be there already;
// another one under its name is a Botsing, and stays.
func schrijf(map_, naam string, inhoud []byte) error {
	staat, err := os.ReadFile(filepath.Join(map_, naam))
	switch {
	case err == nil && bytes.Equal(staat, inhoud):
		return nil
	case err == nil:
		return fout.New(fout.Botsing, "In map %s staat al een ander bericht met de naam %s. Haal dat eerst weg.", map_, naam)
	case !errors.Is(err, fs.ErrNotExist):
		return onschrijfbaar(map_, naam, err)
	}
	return vervang(map_, naam, inhoud)
}

// vervang puts a file in a directory, in the place of what may be there: it is
// written beside it, forced to disk, and only then gets its name.
func vervang(map_, naam string, inhoud []byte) error {
	tijdelijk, err := os.CreateTemp(map_, ".nabuur-*")
	if err != nil {
		return onschrijfbaar(map_, naam, err)
	}
	_, err = tijdelijk.Write(inhoud)
	err = errors.Join(err, tijdelijk.Sync(), tijdelijk.Close())
	if err == nil {
		err = os.Rename(tijdelijk.Name(), filepath.Join(map_, naam))
	}
	if err == nil {
		err = bewaarMap(map_)
	}
	if err != nil {
		_ = os.Remove(tijdelijk.Name()) // gone already when it got its name
		return onschrijfbaar(map_, naam, err)
	}
	return nil
}

// bewaarMap forces the names in a directory to disk.
func bewaarMap(map_ string) error {
	d, err := os.Open(map_)
	if err != nil {
		return err
	}
	return errors.Join(d.Sync(), d.Close())
}

func onschrijfbaar(map_, naam string, err error) error {
	return fout.New(fout.NuNietBereikt, "Het bestand %s is niet in map %s te zetten. Controleer de ruimte en de rechten; het wordt de volgende keer opnieuw geprobeerd.", naam, map_).Door(err)
}

// verplaats moves a file to another directory under the name doel.
func verplaats(van, naam, naar, doel string) error {
	if err := os.Rename(filepath.Join(van, naam), filepath.Join(naar, doel)); err != nil {
		return onschrijfbaar(naar, doel, err)
	}
	return errors.Join(bewaarMap(naar), bewaarMap(van))
}

// vrijeNaam gives a name for the file that is not in use in the directory: its own,
// or with a number, so that nothing is overwritten.
func vrijeNaam(map_, naam string) string {
	vrij := naam
	uitgang := filepath.Ext(naam)
	for i := 2; bestaat(map_, vrij); i++ {
		vrij = strings.TrimSuffix(naam, uitgang) + "-" + strconv.Itoa(i) + uitgang
	}
	return vrij
}

func bestaat(map_, naam string) bool {
	_, err := os.Lstat(filepath.Join(map_, naam))
	return err == nil
}
