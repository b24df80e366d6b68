//go:build unix

package wanbericht

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"syscall"
	"testing"
	"time"
)

// The system counts as memory of a new process what the process that started it ever
// had. The test itself has far more than the program, so a small process, which is the
// test program over again, starts the program and tells what it used.

const alsStarter = "NABUUR_PROEF_STARTER"

// draai is one run that the starter is asked for: the program with its words. Without
// Uit what it prints is not kept.
type draai struct {
	Programma string
	Woorden   []string
	Uit       bool
}

// afloop is how it went.
type afloop struct {
	Uit, Fouten string
	Code        int
	Werk        time.Duration // of the processor
	Geheugen    int64         // the most that was resident, in bytes
	Niet        string        // why there was no run
}

// starter is the small process.
type starter struct {
	proces *exec.Cmd
	in     io.WriteCloser
	naar   *json.Encoder
	van    *json.Decoder
}

// programma is the built program, start what runs it.
var (
	programma   string
	startproces *starter
)

func TestMain(m *testing.M) {
	if os.Getenv(alsStarter) != "" {
		startOpdrachten(os.Stdin, os.Stdout)
		return
	}
	code, err := bouwEnDraai(m)
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		code = 1
	}
	os.Exit(code)
}

func bouwEnDraai(m *testing.M) (code int, err error) {
	if startproces, err = newStarter(); err != nil {
		return 1, err
	}
	defer func() { err = errors.Join(err, startproces.sluit()) }()
	map_, err := os.MkdirTemp("", "nabuur-wanbericht-")
	if err != nil {
		return 1, err
	}
	defer func() { _ = os.RemoveAll(map_) }() // a left-over program in the temporary directory harms nobody
	programma = filepath.Join(map_, "nabuur")
	if uit, err := exec.Command("go", "build", "-o", programma, "nabuur/cmd/nabuur").CombinedOutput(); err != nil {
		return 1, fmt.Errorf("bouwen: %w: %s", err, uit)
	}
	return m.Run(), nil
}

func newStarter() (*starter, error) {
	zelf, err := os.Executable()
	if err != nil {
		return nil, err
	}
	s := &starter{proces: exec.Command(zelf)}
	s.proces.Env = append(os.Environ(), alsStarter+"=1", "GOGC=20")
	s.proces.Stderr = os.Stderr
	in, err := s.proces.StdinPipe()
	if err != nil {
		return nil, err
	}
	uit, err := s.proces.StdoutPipe()
	if err != nil {
		return nil, err
	}
	s.in, s.naar, s.van = in, json.NewEncoder(in), json.NewDecoder(uit)
	return s, s.proces.Start()
}

// sluit ends the starter.
func (s *starter) sluit() error { return errors.Join(s.in.Close(), s.proces.Wait()) }

// voer asks for one run.
func (s *starter) voer(d draai) (a afloop, err error) {
	if err := s.naar.Encode(d); err != nil {
		return a, err
	}
	if err := s.van.Decode(&a); err != nil {
		return a, err
	}
	if a.Niet != "" {
		return a, errors.New(a.Niet)
	}
	return a, nil
}

// startOpdrachten is the starter: it does one run after another until there are none.
func startOpdrachten(in io.Reader, uit io.Writer) {
	van, naar := json.NewDecoder(in), json.NewEncoder(uit)
	for {
		var d draai
		if van.Decode(&d) != nil || naar.Encode(d.doe()) != nil {
			return
		}
	}
}

// langst ends a run that hangs.
const langst = 2 * time.Minute

func (d draai) doe() afloop {
	ctx, klaar := context.WithTimeout(context.Background(), langst)
	defer klaar()
	var uit, fouten bytes.Buffer
	opdracht := exec.CommandContext(ctx, d.Programma, d.Woorden...)
	opdracht.Stderr = &fouten
	if d.Uit {
		opdracht.Stdout = &uit
	}
	opdracht.Env = append(os.Environ(), "GOGC=", "NABUUR_OPSLAG=", "NABUUR_PROEF=1")
	if err := opdracht.Run(); err != nil {
		var status *exec.ExitError
		if !errors.As(err, &status) {
			return afloop{Niet: err.Error()}
		}
	}
	stand := opdracht.ProcessState
	verbruik, ok := stand.SysUsage().(*syscall.Rusage)
	if !ok {
		return afloop{Niet: "het verbruik van het programma is niet te meten"}
	}
	return afloop{
		Uit: uit.String(), Fouten: fouten.String(), Code: stand.ExitCode(),
		Werk: stand.UserTime() + stand.SystemTime(), Geheugen: int64(verbruik.Maxrss) << 10,
	}
}
