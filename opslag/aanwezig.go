package opslag

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io/fs"
	"net/url"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"time"

	"github.com/jackc/pgx/v5"

	"nabuur/grond/fout"
)

// levensteken is how often a program makes sure that the server still sees it.
const levensteken = 2 * time.Second

// aanwezigen is the first of the two numbers of the locks by which programs show
// that they are there; the second is the number of the program.
const aanwezigen = 0x6e616276

// Aanwezig shows to every other program on the store that this one is alive. It ends
// with the program, however that ends: on PostgreSQL it is a lock of a connection of
// its own, on SQLite a locked file beside the database.
type Aanwezig struct {
	kwijt chan struct{}
	sluit func() error
}

// Kwijt is closed when the others can no longer see this program while it lives: the
// connection is gone. It must then stop what others may take over.
func (a *Aanwezig) Kwijt() <-chan struct{} { return a.kwijt }

// Sluit takes the sign away.
func (a *Aanwezig) Sluit() error { return a.sluit() }

// Aanwezig shows from now on, under a number of its own, that this program is alive.
// A number that another program shows is a Botsing.
func (o *Opslag) Aanwezig(ctx context.Context, nummer int32) (*Aanwezig, error) {
	if o.soort == PostgreSQL {
		return o.aanwezigPostgres(ctx, nummer)
	}
	if err := o.ruimTekens(ctx); err != nil {
		return nil, err
	}
	return o.aanwezigSQLite(ctx, nummer)
}

// IsAanwezig reports whether a program shows this number now.
func (o *Opslag) IsAanwezig(ctx context.Context, nummer int32) (bool, error) {
	if o.soort == PostgreSQL {
		n, _, err := Een(ctx, o, Waarde[int64], `SELECT count(*) FROM pg_locks
			WHERE locktype = 'advisory' AND granted AND objsubid = 2 AND CAST(classid AS BIGINT) = $1 AND CAST(objid AS BIGINT) = $2
			AND database = (SELECT oid FROM pg_database WHERE datname = current_database())`, int64(aanwezigen), int64(nummer))
		return n > 0, err
	}
	if _, err := os.Stat(o.tekenbestand(nummer)); errors.Is(err, fs.ErrNotExist) {
		return false, nil
	}
	// The lock of a program that is gone can be had; its file then goes too.
	a, err := o.aanwezigSQLite(ctx, nummer)
	if fout.Is(err, fout.Botsing) {
		return true, nil
	}
	if err != nil {
		return false, err
	}
	return false, a.Sluit()
}

func alAanwezig() error {
	return fout.New(fout.Botsing, "Een ander programma op deze opslag heeft hetzelfde nummer. Start Nabuur opnieuw.")
}

func (o *Opslag) aanwezigPostgres(ctx context.Context, nummer int32) (*Aanwezig, error) {
	instelling := o.pool.Config().ConnConfig
	conn, err := pgx.ConnectConfig(ctx, instelling)
	if err != nil {
		return nil, fout.New(fout.NuNietBereikt,
			"De database op %s:%d is niet te bereiken. Controleer of hij aanstaat en of het adres klopt.",
			instelling.Host, instelling.Port).Door(err)
	}
	weg := context.WithoutCancel(ctx)
	var gelukt bool
	if err := conn.QueryRow(ctx, "SELECT pg_try_advisory_lock($1, $2)", int32(aanwezigen), nummer).Scan(&gelukt); err != nil {
		return nil, errors.Join(vertaal(err), conn.Close(weg))
	}
	if !gelukt {
		return nil, errors.Join(alAanwezig(), conn.Close(weg))
	}
	leeft, stop := context.WithCancel(weg)
	a, klaar := &Aanwezig{kwijt: make(chan struct{})}, make(chan struct{})
	go func() {
		defer close(klaar)
		a.bewaak(leeft, conn)
	}()
	a.sluit = func() error {
		stop()
		<-klaar
		return nil
	}
	return a, nil
}

// bewaak asks the server again and again whether it still sees the connection, until
// leeft ends, and closes it.
func (a *Aanwezig) bewaak(leeft context.Context, conn *pgx.Conn) {
	tik := time.NewTicker(levensteken)
	defer tik.Stop()
	for {
		select {
		case <-leeft.Done():
			eind, klaar := context.WithTimeout(context.WithoutCancel(leeft), verbindtijd)
			defer klaar()
			// At once, and not when the server sees that the connection closed. One that is
			// gone has taken the sign away already.
			_, _ = conn.Exec(eind, "SELECT pg_advisory_unlock_all()")
			_ = conn.Close(eind)
			return
		case <-tik.C:
		}
		vraag, klaar := context.WithTimeout(leeft, verbindtijd)
		err := conn.Ping(vraag)
		klaar()
		if err != nil && leeft.Err() == nil {
			close(a.kwijt)
			<-leeft.Done()
			_ = conn.Close(context.WithoutCancel(leeft)) // it is gone already
			return
		}
	}
}

// tekenbestand is the file that a program on SQLite keeps locked.
func (o *Opslag) tekenbestand(nummer int32) string { return fmt.Sprintf("%s-werk-%d", o.pad, nummer) }

// ruimTekens takes away the files of programs that are gone.
func (o *Opslag) ruimTekens(ctx context.Context) error {
	bestanden, err := filepath.Glob(globVeilig.Replace(o.pad) + "-werk-*")
	if err != nil {
		return err
	}
	for _, bestand := range bestanden {
		nummer, err := strconv.ParseInt(strings.TrimPrefix(bestand, o.pad+"-werk-"), 10, 32)
		if err != nil {
			continue // not one of ours
		}
		if _, err := o.IsAanwezig(ctx, int32(nummer)); err != nil {
			return err
		}
	}
	return nil
}

// globVeilig makes a path mean itself in a pattern.
var globVeilig = strings.NewReplacer(`\`, `\\`, `*`, `\*`, `?`, `\?`, `[`, `\[`)

func (o *Opslag) aanwezigSQLite(ctx context.Context, nummer int32) (*Aanwezig, error) {
	bestand := o.tekenbestand(nummer)
	slot, err := sql.Open("sqlite", sqliteURL(bestand, url.Values{"_pragma": {"busy_timeout(0)"}, "_txlock": {"exclusive"}}))
	if err != nil {
		return nil, vertaal(err)
	}
	slot.SetMaxOpenConns(1)
	tx, err := slot.BeginTx(context.WithoutCancel(ctx), nil)
	switch {
	case isBezet(err):
		return nil, errors.Join(alAanwezig(), slot.Close())
	case err != nil:
		return nil, errors.Join(vertaalBij(err, bestand), slot.Close())
	}
	return &Aanwezig{kwijt: make(chan struct{}), sluit: func() error {
		return errors.Join(tx.Rollback(), slot.Close(), os.Remove(bestand))
	}}, nil
}
