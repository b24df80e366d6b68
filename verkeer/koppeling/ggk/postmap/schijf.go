package postmap

import (
	"bytes"
	"errors"
	"io/fs"
	"os"
	"path/filepath"

	"nabuur/grond/fout"
)

// Schijf does the acts on files. When one of them returns without an error, its
// outcome is on disk, and stays when the power fails: the bytes of a file are forced
// there before it gets its name, and the names of a folder before the act is done.
// That a file gets another name, or moves to another folder, is one act of the file
// system.
//
// The zero value is the disk as it is. Na, when there is one, is called before an act
// and after every single step of it; what it returns stops the act there, as a stop of
// the program would. Forceer forces an open file or folder to disk; nil is
// os.File.Sync, and anything else is for a test that keeps account itself.
type Schijf struct {
	Na      func(Daad) error
	Forceer func(*os.File) error
}

func (s Schijf) forceer(f *os.File) error {
	if s.Forceer == nil {
		return f.Sync()
	}
	return s.Forceer(f)
}

// Stap is one step on a disk.
type Stap string

// The steps: an act is about to begin, a file was written under a name of its own that nobody knows, its bytes
// were forced to disk, it got its name (or moved), a name was taken away, the names in
// a folder were forced to disk.
const (
	Begonnen   Stap = "begonnen"
	Geschreven Stap = "geschreven"
	Geforceerd Stap = "geforceerd"
	Benoemd    Stap = "benoemd"
	Gewist     Stap = "gewist"
	Vastgelegd Stap = "vastgelegd"
)

// Daad is a step that was taken: on Naam in Map, which came from VanNaam in VanMap
// when it was Benoemd; Naam is "" when it was on the folder.
type Daad struct {
	Stap            Stap
	Map, Naam       string
	VanMap, VanNaam string
}

func (s Schijf) na(d Daad) error {
	if s.Na == nil {
		return nil
	}
	return s.Na(d)
}

// Schrijf puts a message in a folder. The same message may be there already; another
// one under its name is a Botsing, and stays.
func (s Schijf) Schrijf(map_, naam string, inhoud []byte) error {
	staat, err := os.ReadFile(filepath.Join(map_, naam))
	switch {
	case err == nil && bytes.Equal(staat, inhoud):
		return s.leg(map_, naam) // it may have been written by a run that stopped before it was on disk
	case err == nil:
		return fout.New(fout.Botsing, "In map %s staat al een ander bericht met de naam %s. Haal dat eerst weg.", map_, naam)
	case !errors.Is(err, fs.ErrNotExist):
		return onschrijfbaar(map_, naam, err)
	}
	return s.Vervang(map_, naam, inhoud)
}

// Vervang puts a file in a folder, in the place of what may be there.
func (s Schijf) Vervang(map_, naam string, inhoud []byte) error {
	if err := s.na(Daad{Stap: Begonnen, Map: map_, Naam: naam}); err != nil {
		return onschrijfbaar(map_, naam, err)
	}
	f, err := os.CreateTemp(map_, ".nabuur-*")
	if err != nil {
		return onschrijfbaar(map_, naam, err)
	}
	tijdelijk := filepath.Base(f.Name())
	err = s.vul(f, map_, tijdelijk, inhoud)
	if err == nil {
		err = s.noem(map_, tijdelijk, map_, naam)
	}
	if err != nil {
		_ = os.Remove(f.Name()) // gone already when it got its name
		return onschrijfbaar(map_, naam, err)
	}
	return s.leg(map_, naam)
}

func (s Schijf) vul(f *os.File, map_, naam string, inhoud []byte) error {
	_, err := f.Write(inhoud)
	if err == nil {
		err = s.na(Daad{Stap: Geschreven, Map: map_, Naam: naam})
	}
	if err == nil {
		err = s.forceer(f)
	}
	if err == nil {
		err = s.na(Daad{Stap: Geforceerd, Map: map_, Naam: naam})
	}
	return errors.Join(err, f.Close())
}

func (s Schijf) noem(vanMap, van, map_, naam string) error {
	if err := os.Rename(filepath.Join(vanMap, van), filepath.Join(map_, naam)); err != nil {
		return err
	}
	return s.na(Daad{Stap: Benoemd, Map: map_, Naam: naam, VanMap: vanMap, VanNaam: van})
}

// Verplaats moves a file to another folder under the name doel, in the place of what
// may be there. A file that is not there any more was moved before: that is no error.
func (s Schijf) Verplaats(van, naam, naar, doel string) error {
	err := s.na(Daad{Stap: Begonnen, Map: naar, Naam: doel, VanMap: van, VanNaam: naam})
	if err == nil {
		err = s.noem(van, naam, naar, doel)
	}
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return onschrijfbaar(naar, doel, err)
	}
	return errors.Join(s.leg(naar, doel), s.leg(van, naam))
}

// Wis takes a file away; one that is not there any more was taken away before.
func (s Schijf) Wis(map_, naam string) error {
	err := s.na(Daad{Stap: Begonnen, Map: map_, Naam: naam})
	if err == nil {
		err = os.Remove(filepath.Join(map_, naam))
	}
	if err == nil {
		err = s.na(Daad{Stap: Gewist, Map: map_, Naam: naam})
	}
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return onschrijfbaar(map_, naam, err)
	}
	return s.leg(map_, naam)
}

// leg forces the names in a folder to disk.
func (s Schijf) leg(map_, naam string) error {
	d, err := os.Open(map_)
	if err == nil {
		err = errors.Join(s.forceer(d), d.Close())
	}
	if err == nil {
		err = s.na(Daad{Stap: Vastgelegd, Map: map_})
	}
	if err != nil {
		return onschrijfbaar(map_, naam, err)
	}
	return nil
}

func onschrijfbaar(map_, naam string, err error) error {
	return fout.New(fout.NuNietBereikt,
		"Het bestand %s is niet in map %s te zetten. Controleer de ruimte en de rechten; het wordt de volgende keer opnieuw geprobeerd.",
		naam, map_).Door(err)
}
