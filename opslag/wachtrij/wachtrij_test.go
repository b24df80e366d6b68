package wachtrij_test

import (
	"bufio"
	"context"
	"errors"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"nabuur/grond/fout"
	"nabuur/grond/tijdlijn"
	"nabuur/opslag"
	"nabuur/opslag/opslagproef"
	"nabuur/opslag/wachtrij"
)

func TestEenOpdrachtBestaatAlleenMetHaarTransactie(t *testing.T) {
	opslagproef.Draai(t, func(t *testing.T, o *opslag.Opslag) {
		p := nieuw(t, o)
		afgebroken := errors.New("afgebroken")
		err := o.Transactie(p.ctx, opslag.Zonder, func(tx *opslag.Tx) error {
			if err := p.q.ZetIn(p.ctx, tx, groet{Naam: "nooit"}); err != nil {
				return err
			}
			return afgebroken
		})
		if !errors.Is(err, afgebroken) {
			t.Fatal(err)
		}
		p.zet(groet{Naam: "een"})
		p.moet(p.q.Start(p.ctx))
		p.zet(groet{Naam: "twee"})
		elders, err := p.q.WachtTotLeeg(p.ctx)
		p.moet(err)
		p.moet(p.q.Stop(p.ctx))
		if p.keer("een") != 1 || p.keer("twee") != 1 || p.keer("nooit") != 0 || elders != 0 {
			t.Errorf("%v, elders %d", p.gezien, elders)
		}
		// Stopped, it can be started again.
		p.zet(groet{Naam: "drie"})
		p.moet(p.q.Start(p.ctx))
		_, err = p.q.WachtTotLeeg(p.ctx)
		p.moet(err)
		p.moet(p.q.Stop(p.ctx))
		if p.keer("drie") != 1 {
			t.Errorf("%v", p.gezien)
		}
	})
}

// kind is another program on the store, which has begun so many jobs.
func (p *proef) kind(adres string, begonnen int) *exec.Cmd {
	p.Helper()
	zelf, err := os.Executable()
	p.moet(err)
	kind := exec.Command(zelf)
	kind.Env, kind.Stderr = append(os.Environ(), alsKind+"="+adres), os.Stderr
	invoer, err := kind.StdinPipe()
	p.moet(err)
	uitvoer, err := kind.StdoutPipe()
	p.moet(err)
	p.moet(kind.Start())
	p.Cleanup(func() {
		_ = invoer.Close()
		_ = kind.Process.Kill() // when the test did not
		_, _ = io.Copy(io.Discard, uitvoer)
		_ = kind.Wait()
	})
	regels := bufio.NewReader(uitvoer)
	for range begonnen {
		if regel, err := regels.ReadString('\n'); err != nil || strings.TrimSpace(regel) != "bezig" {
			p.Fatalf("het andere programma zegt %q, %v", regel, err)
		}
	}
	return kind
}

// TestEenGestoptProgramma: a program is killed in the middle of a job. While it lives
// nobody else takes the job, and waiting for the queue does not wait for it; once it is
// gone, the job is carried out within seconds, also when it is started after that.
func TestEenGestoptProgramma(t *testing.T) {
	opBeide(t, func(t *testing.T, adres string) {
		p := nieuw(t, opslagproef.Open(t, adres))
		p.zet(groet{Naam: "werk"}, groet{Naam: "werk"}) // as many as a program does at a time
		eerste := p.kind(adres, 2)
		p.moet(p.q.Start(p.ctx))
		defer func() { p.moet(p.q.Stop(p.ctx)) }()
		p.zet(groet{Naam: "ander werk"})
		elders, err := p.q.WachtTotLeeg(p.ctx)
		if err != nil || elders != 2 || p.keer("ander werk") != 1 {
			t.Fatalf("terwijl het andere programma werkt: elders %d, %v, %v", elders, err, p.gezien)
		}
		if n := p.keer("werk"); n != 0 {
			t.Fatalf("de opdracht liep %d keer terwijl zij al liep", n)
		}
		p.moet(eerste.Process.Kill())
		p.tot("de opdrachten van het gestopte programma zijn gedaan", 5*time.Second, func() bool { return p.keer("werk") == 2 })
		if elders, err := p.q.WachtTotLeeg(p.ctx); err != nil || elders != 0 {
			t.Errorf("daarna: elders %d, %v", elders, err)
		}
	})
}

// TestEenProgrammaStartNaEenKlap: all programs are gone, and one starts.
func TestEenProgrammaStartNaEenKlap(t *testing.T) {
	opBeide(t, func(t *testing.T, adres string) {
		p := nieuw(t, opslagproef.Open(t, adres))
		p.zet(groet{Naam: "werk"})
		kind := p.kind(adres, 1)
		p.moet(kind.Process.Kill())
		_ = kind.Wait() // killed
		p.moet(p.q.Start(p.ctx))
		p.tot("de opdracht is gedaan", 5*time.Second, func() bool { return p.keer("werk") == 1 })
		if elders, err := p.q.WachtTotLeeg(p.ctx); err != nil || elders != 0 {
			t.Errorf("elders %d, %v", elders, err)
		}
		p.moet(p.q.Stop(p.ctx))
		if resten, err := filepath.Glob(strings.TrimPrefix(adres, "sqlite:") + "-werk-*"); err != nil || len(resten) > 0 {
			t.Errorf("er bleven bestanden achter: %v %v", resten, err)
		}
	})
}

// TestUitHetZicht: when the others cannot see this program any more, it stops what it
// does, for they take it over. It begins again when they see it.
func TestUitHetZicht(t *testing.T) {
	p := nieuw(t, opslagproef.Open(t, opslagproef.AdresPostgres(t)))
	q, err := wachtrij.New(p.o, tijdlijn.Systeemklok{}, nil)
	p.moet(err)
	begonnen := make(chan string, 9)
	wachtrij.Doe(q, func(ctx context.Context, g groet) error {
		begonnen <- g.Naam
		if p.keer("gestopt") == 0 {
			<-ctx.Done()
			p.slot.Lock()
			defer p.slot.Unlock()
			p.gezien["gestopt"]++
			return ctx.Err()
		}
		return nil
	})
	p.moet(q.Start(p.ctx))
	p.zet(groet{Naam: "werk"})
	<-begonnen
	_, ok, err := opslag.Een(p.ctx, p.o, opslag.Waarde[bool], `SELECT pg_terminate_backend(pid) FROM pg_locks
		WHERE locktype = 'advisory' AND objsubid = 2 AND database = (SELECT oid FROM pg_database WHERE datname = current_database())`)
	if err != nil || !ok {
		t.Fatalf("de verbinding is niet verbroken: %v %v", ok, err)
	}
	p.tot("de opdracht is gestopt", 30*time.Second, func() bool { return p.keer("gestopt") == 1 })
	p.tot("de opdracht is opnieuw gedaan", 30*time.Second, func() bool { return len(begonnen) == 1 })
	if elders, err := q.WachtTotLeeg(p.ctx); err != nil || elders != 0 {
		t.Errorf("elders %d, %v", elders, err)
	}
	p.moet(q.Stop(p.ctx))
}

func TestStartTweeKeer(t *testing.T) {
	p := nieuw(t, opslagproef.Open(t, opslagproef.AdresSQLite(t)))
	p.moet(p.q.Start(p.ctx))
	if err := p.q.Start(p.ctx); !fout.Is(err, fout.Storing) {
		t.Errorf("%v", err)
	}
	p.moet(p.q.Stop(p.ctx))
}
