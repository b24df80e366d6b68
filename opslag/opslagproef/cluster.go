package opslagproef

import (
	"context"
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"net"
	"os"
	"os/exec"
	"os/user"
	"path/filepath"
	"slices"
	"strconv"
	"sync"
	"sync/atomic"
	"syscall"
	"testing"
	"time"

	"github.com/jackc/pgx/v5"
)

// opstarttijd bounds everything the throw-away cluster does before it answers.
const opstarttijd = 60 * time.Second

func begrensd() (context.Context, context.CancelFunc) {
	return context.WithTimeout(context.Background(), opstarttijd)
}

// errGeenPostgres says that the programs of the server are not on this machine.
var errGeenPostgres = errors.New("de programma's van de PostgreSQL-server (initdb, postgres) staan niet op deze machine")

var cluster = sync.OnceValues(startCluster)

var volgnummer atomic.Int64

// leidingen keeps the pipes to the shells that guard the servers: nothing is ever
// written to them, and they close when this program ends. Held here, they are
// not closed earlier as garbage.
var leidingen []io.WriteCloser

// AdresPostgres gives the address of a fresh, migrated database on the
// throw-away cluster; the cluster is started at the first call and stops with
// the test program. See Draai for what happens when there is no PostgreSQL.
func AdresPostgres(t testing.TB) string {
	t.Helper()
	adres, err := cluster()
	if errors.Is(err, errGeenPostgres) && os.Getenv("CI") == "" {
		t.Skip("PostgreSQL is weggelaten: " + err.Error())
	}
	if err != nil {
		t.Fatalf("PostgreSQL starten: %v", err)
	}
	naam := fmt.Sprintf("proef_%d", volgnummer.Add(1))
	if err := beveel(adres+"/postgres", "CREATE DATABASE "+naam+" TEMPLATE sjabloon"); err != nil {
		t.Fatalf("database maken: %v", err)
	}
	t.Cleanup(func() {
		if err := beveel(adres+"/postgres", "DROP DATABASE "+naam+" WITH (FORCE)"); err != nil {
			t.Errorf("database opruimen: %v", err)
		}
	})
	return adres + "/" + naam
}

func beveel(adres, tekst string) error {
	ctx, klaar := begrensd()
	defer klaar()
	conn, err := pgx.Connect(ctx, adres)
	if err != nil {
		return err
	}
	_, err = conn.Exec(ctx, tekst)
	return errors.Join(err, conn.Close(ctx))
}

// startCluster makes a cluster in a temporary folder, starts it on a free port
// of this machine only, and gives its address without a database name. The
// server runs under a shell that waits for this program's end of a pipe: when
// this program ends, however it ends, the server stops and the folder goes.
func startCluster() (string, error) {
	bin, err := vindPrograms()
	if err != nil {
		return "", err
	}
	map_, err := os.MkdirTemp("", "nabuur-pg-")
	if err != nil {
		return "", err
	}
	identiteit, err := onbevoorrecht(map_)
	if err != nil {
		return "", err
	}
	data := filepath.Join(map_, "data")
	initdb := exec.Command(filepath.Join(bin, "initdb"), "-D", data, "-U", "nabuur", "-A", "trust", "-E", "UTF8",
		"--locale=C.UTF-8", "--no-sync", "--no-instructions")
	initdb.SysProcAttr, initdb.Dir = identiteit, map_
	if uit, err := initdb.CombinedOutput(); err != nil {
		return "", fmt.Errorf("initdb: %w: %s", err, uit)
	}
	for range 5 {
		poort, err := vrijePoort()
		if err != nil {
			return "", err
		}
		adres := "postgres://nabuur@127.0.0.1:" + strconv.Itoa(poort)
		if err := startServer(bin, map_, data, poort, identiteit); err != nil {
			return "", err
		}
		if err := wachtOp(adres + "/postgres"); err != nil {
			continue // another program took the port between the look and the start
		}
		if err := beveel(adres+"/postgres", "CREATE DATABASE sjabloon"); err != nil {
			return "", err
		}
		return adres, migreer(adres + "/sjabloon")
	}
	return "", errors.New("de server antwoordt niet; zie " + filepath.Join(map_, "log"))
}

func startServer(bin, map_, data string, poort int, identiteit *syscall.SysProcAttr) error {
	const bewaker = `"$0" -D "$1" -p "$2" -k "$3" -c listen_addresses=127.0.0.1 -c fsync=off -c full_page_writes=off \
-c synchronous_commit=off -c max_connections=60 -c shared_buffers=64MB -c jit=off >"$3/log" 2>&1 &
pid=$!
cat >/dev/null
kill -QUIT $pid 2>/dev/null
wait $pid
rm -rf "$3"`
	sh := exec.Command("/bin/sh", "-c", bewaker, filepath.Join(bin, "postgres"), data, strconv.Itoa(poort), map_)
	sh.SysProcAttr, sh.Dir = identiteit, map_
	sh.Env = []string{"PATH=" + os.Getenv("PATH"), "LC_ALL=C.UTF-8"}
	leiding, err := sh.StdinPipe()
	if err != nil {
		return err
	}
	leidingen = append(leidingen, leiding)
	return sh.Start()
}

func wachtOp(adres string) error {
	ctx, klaar := begrensd()
	defer klaar()
	tik := time.NewTicker(50 * time.Millisecond)
	defer tik.Stop()
	for range 400 {
		if conn, err := pgx.Connect(ctx, adres); err == nil {
			return conn.Close(ctx)
		}
		select {
		case <-ctx.Done():
			return ctx.Err()
		case <-tik.C:
		}
	}
	return errors.New("geen antwoord van " + adres)
}

// vindPrograms gives the folder that holds initdb and postgres, the newest
// version where there are several.
func vindPrograms() (string, error) {
	mappen, err := filepath.Glob("/usr/lib/postgresql/*/bin")
	if err != nil {
		return "", err
	}
	slices.SortFunc(mappen, func(a, b string) int { return versieVan(b) - versieVan(a) })
	if pad, err := exec.LookPath("initdb"); err == nil {
		mappen = append(mappen, filepath.Dir(pad))
	}
	for _, map_ := range mappen {
		_, err1 := os.Stat(filepath.Join(map_, "initdb"))
		_, err2 := os.Stat(filepath.Join(map_, "postgres"))
		if err1 == nil && err2 == nil {
			return map_, nil
		}
	}
	return "", errGeenPostgres
}

func versieVan(map_ string) int {
	versie, err := strconv.Atoi(filepath.Base(filepath.Dir(map_)))
	if err != nil {
		return 0
	}
	return versie
}

// onbevoorrecht gives the identity under which the server runs: this program's
// own, or, as root, that of the user postgres or nobody, who then owns map_.
func onbevoorrecht(map_ string) (*syscall.SysProcAttr, error) {
	if os.Getuid() != 0 {
		return &syscall.SysProcAttr{}, nil
	}
	u, err := user.Lookup("postgres")
	if err != nil {
		u, err = user.Lookup("nobody")
	}
	if err != nil {
		return nil, err
	}
	uid, err1 := strconv.ParseUint(u.Uid, 10, 32)
	gid, err2 := strconv.ParseUint(u.Gid, 10, 32)
	if err := errors.Join(err1, err2); err != nil {
		return nil, err
	}
	if err := os.Chown(map_, int(uid), int(gid)); err != nil {
		return nil, err
	}
	return &syscall.SysProcAttr{Credential: &syscall.Credential{Uid: uint32(uid), Gid: uint32(gid)}}, nil
}

// vrijePoort gives a port below 32768 that nobody listened on just now.
func vrijePoort() (int, error) {
	for range 100 {
		poort := 20000 + rand.IntN(12000)
		l, err := net.Listen("tcp", "127.0.0.1:"+strconv.Itoa(poort))
		if err == nil {
			return poort, l.Close()
		}
	}
	return 0, errors.New("er is geen vrije poort gevonden")
}
