package cli

import (
	"bufio"
	"context"
	"io"
	"net"
	"net/http"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

var adresInZin = regexp.MustCompile(`http://127\.0\.0\.1:\d+`)

// draaiend starts a command that serves until it is stopped; klaar stops it and gives
// its exit code.
func draaiend(t *testing.T, woorden ...string) (adres, zin string, klaar func() int) {
	t.Helper()
	ctx, stop := context.WithCancel(t.Context())
	lees, schrijf := io.Pipe()
	einde := make(chan int, 1)
	go func() {
		o := proefomgeving()
		o.Uit, o.Fout = schrijf, io.Discard
		code := Voer(ctx, woorden, o)
		_ = schrijf.Close() // a pipe in memory
		einde <- code
	}()
	zin, err := bufio.NewReader(lees).ReadString('\n')
	if err != nil {
		t.Errorf("het programma zei niets: %v", err)
	}
	return adresInZin.FindString(zin), zin, func() int { stop(); return <-einde }
}

// TestServe: the server says where it listens, answers there, and ends well when it is
// stopped.
func TestServe(t *testing.T) {
	h := bouwHuis(t)
	adres, zin, klaar := draaiend(t, "serve", "--opslag", h.adres, "--adres", "127.0.0.1:0", "--post", filepath.Join(h.map_, "post"))
	vraag, err := http.NewRequestWithContext(t.Context(), http.MethodGet, adres+"/aanmelden", nil)
	if err != nil {
		t.Fatal(err)
	}
	antwoord, err := http.DefaultClient.Do(vraag)
	if err != nil {
		t.Fatalf("%s: %v", zin, err)
	}
	if err := antwoord.Body.Close(); err != nil || antwoord.StatusCode >= http.StatusInternalServerError {
		t.Errorf("%s: %v", antwoord.Status, err)
	}
	http.DefaultClient.CloseIdleConnections()
	if code := klaar(); code != 0 || !strings.Contains(zin, "Stop met Ctrl-C.") {
		t.Errorf("code %d na %q", code, zin)
	}
}

// TestServeWeigert: what stands in the way of serving is one sentence.
func TestServeWeigert(t *testing.T) {
	bezet, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = bezet.Close() }() // nothing was sent over it
	bestand := filepath.Join(t.TempDir(), "leeg.sqlite")
	for woorden, wil := range map[string]string{
		"serve --opslag sqlite:" + bestand + " --adres " + bezet.Addr().String(): "Is dat adres al in gebruik?",
		"demo --adres " + bezet.Addr().String():                                  "Is dat adres al in gebruik?",
		"serve --opslag sqlite:" + bestand + " --adres 127.0.0.1:0":              "nabuur migreer",
		"serve --adres 127.0.0.1:0":                                              "--opslag",
		"demo --vandaag 2016-02-30":                                              "2016-02-30",
		"demo --adres 127.0.0.1:0 --map /dev/null/demo":                          "De map /dev/null/demo is niet te maken",
		"demo --adres 127.0.0.1:0 --zaken 1":                                     "De demoregio heeft ten minste",
		"demo --adres 127.0.0.1:0 --vandaag 2015-01-01":                          "De demo kan niet eerder beginnen",
	} {
		code, uit, fouten := uitgevoerd(t.Context(), strings.Fields(woorden)...)
		if code != 2 || uit != "" || !strings.Contains(fouten, wil) || strings.Count(fouten, "\n") != 1 {
			t.Errorf("%s: code %d, %s%s", woorden, code, uit, fouten)
		}
	}
}

// TestDemo: the demo region stands there on its day, and a second time it is found as
// it was left.
func TestDemo(t *testing.T) {
	map_ := t.TempDir()
	for range 2 {
		adres, zin, klaar := draaiend(t, "demo", "--map", map_, "--adres", "127.0.0.1:0", "--zaken", "20", "--vandaag", "2016-12-20")
		if adres == "" || !strings.Contains(zin, "het is daar 20 december 2016") {
			t.Errorf("de demo zei %q", zin)
		}
		if code := klaar(); code != 0 {
			t.Errorf("de demo eindigde met %d", code)
		}
	}
	if _, err := os.Stat(filepath.Join(map_, "demo.sqlite")); err != nil {
		t.Error(err)
	}
}
