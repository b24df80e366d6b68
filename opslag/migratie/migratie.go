// Package migratie brings the tables of a store to the shape this version of
// Nabuur needs. A step is one file, numbered: in common when both databases can
// read it, else as twins under sqlite and postgres with the same name.
package migratie

import (
	"context"
	"embed"
	"errors"
	"io/fs"
	"slices"
	"strings"

	"github.com/pressly/goose/v3"
	"github.com/riverqueue/river/riverdriver/riverpgxv5"
	"github.com/riverqueue/river/riverdriver/riversqlite"
	"github.com/riverqueue/river/rivermigrate"

	"nabuur/grond/fout"
	"nabuur/opslag"
)

//go:embed common/*.sql sqlite/*.sql postgres/*.sql
var bestanden embed.FS

// Migreer carries out the steps that the store has not had yet, and those of
// the job queue, and gives the names of the steps it took. A store that is newer
// than this program is refused: an old program must not write in new tables.
func Migreer(ctx context.Context, o *opslag.Opslag) ([]string, error) {
	voorziening, err := nieuweVoorziening(o)
	if err != nil {
		return nil, err
	}
	if err := nietNieuwer(ctx, voorziening); err != nil {
		return nil, err
	}
	stappen, err := voorziening.Up(ctx)
	if err != nil {
		return nil, err
	}
	gedaan := make([]string, 0, len(stappen))
	for _, stap := range stappen {
		gedaan = append(gedaan, stap.Source.Path)
	}
	return gedaan, migreerWachtrij(ctx, o)
}

// nietNieuwer refuses a store that a newer program has brought up to date: this one would
// write in tables that it does not know.
func nietNieuwer(ctx context.Context, voorziening *goose.Provider) error {
	stand, doel, err := voorziening.GetVersions(ctx)
	if err != nil || stand <= doel {
		return err
	}
	return fout.New(fout.Onjuist,
		"Deze database hoort bij een nieuwere versie van Nabuur (stap %d; dit programma kent er %d). Gebruik die nieuwere versie.",
		stand, doel)
}

// Controleer gives a Fout when the store has not had every step, or more than this
// program knows: the sentence says what to do.
func Controleer(ctx context.Context, o *opslag.Opslag) error {
	voorziening, err := nieuweVoorziening(o)
	if err != nil {
		return err
	}
	if err := nietNieuwer(ctx, voorziening); err != nil {
		return err
	}
	wachtend, err := voorziening.HasPending(ctx)
	if err != nil {
		return err
	}
	if wachtend {
		return fout.New(fout.Onjuist,
			"De database is nog niet bijgewerkt voor deze versie van Nabuur. Voer eerst uit: nabuur migreer --opslag ….")
	}
	return nil
}

func nieuweVoorziening(o *opslag.Opslag) (*goose.Provider, error) {
	dialect, map_ := goose.DialectSQLite3, "sqlite"
	if o.Soort() == opslag.PostgreSQL {
		dialect, map_ = goose.DialectPostgres, "postgres"
	}
	stapel, err := nieuweStapel("common", map_)
	if err != nil {
		return nil, err
	}
	return goose.NewProvider(dialect, o.Schrijver(), stapel, goose.WithVerbose(false))
}

func migreerWachtrij(ctx context.Context, o *opslag.Opslag) error {
	if o.Soort() == opslag.PostgreSQL {
		m, err := rivermigrate.New(riverpgxv5.New(o.Pool()), nil)
		if err != nil {
			return err
		}
		_, err = m.Migrate(ctx, rivermigrate.DirectionUp, nil)
		return err
	}
	m, err := rivermigrate.New(riversqlite.New(o.Schrijver()), nil)
	if err != nil {
		return err
	}
	_, err = m.Migrate(ctx, rivermigrate.DirectionUp, nil)
	return err
}

// stapel shows the files of two folders as one.
type stapel struct {
	plek  map[string]string
	namen []fs.DirEntry
}

func nieuweStapel(mappen ...string) (*stapel, error) {
	s := &stapel{plek: map[string]string{}}
	for _, map_ := range mappen {
		inhoud, err := bestanden.ReadDir(map_)
		if err != nil {
			return nil, err
		}
		for _, bestand := range inhoud {
			if _, dubbel := s.plek[bestand.Name()]; dubbel {
				return nil, errors.New("migratie: " + bestand.Name() + " staat twee keer")
			}
			s.plek[bestand.Name()] = map_ + "/" + bestand.Name()
			s.namen = append(s.namen, bestand)
		}
	}
	slices.SortFunc(s.namen, func(a, b fs.DirEntry) int { return strings.Compare(a.Name(), b.Name()) })
	return s, nil
}

// Open opens one file by its bare name.
func (s *stapel) Open(naam string) (fs.File, error) {
	plek, ok := s.plek[naam]
	if !ok {
		return nil, &fs.PathError{Op: "open", Path: naam, Err: fs.ErrNotExist}
	}
	return bestanden.Open(plek)
}

// ReadDir lists the files of both folders in order of name.
func (s *stapel) ReadDir(string) ([]fs.DirEntry, error) { return s.namen, nil }
