package proef

import (
	"bufio"
	"context"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"
)

// The demo prints its address, answers there, and stops when it is asked to.
func TestDemo(t *testing.T) {
	ctx, klaar := context.WithTimeout(t.Context(), time.Minute)
	defer klaar()
	demo := exec.CommandContext(ctx, filepath.Join(programma, "nabuur"), "demo", "--map", t.TempDir(), "--adres", "127.0.0.1:0",
		"--zaken", "20", "--vandaag", "2017-01-01")
	uit, err := demo.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := demo.Start(); err != nil {
		t.Fatal(err)
	}
	regel, err := bufio.NewReader(uit).ReadString('\n')
	adres := regexp.MustCompile(`http://127\.0\.0\.1:\d+`).FindString(regel)
	if err != nil || adres == "" || !strings.Contains(regel, "1 januari 2017") {
		_ = demo.Process.Kill()
		t.Fatalf("de demo zei %q: %v", regel, err)
	}
	vraag, err := http.NewRequestWithContext(ctx, http.MethodGet, adres+"/aanmelden", nil)
	if err != nil {
		t.Fatal(err)
	}
	antwoord, err := new(http.Client).Do(vraag)
	if err != nil {
		t.Fatal(err)
	}
	if err := antwoord.Body.Close(); err != nil || antwoord.StatusCode != http.StatusOK {
		t.Errorf("%s: %v", antwoord.Status, err)
	}
	if err := demo.Process.Signal(os.Interrupt); err != nil {
		t.Fatal(err)
	}
	if err := demo.Wait(); err != nil {
		t.Errorf("de demo stopte niet netjes: %v", err)
	}
}
