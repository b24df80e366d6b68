// Package scherm looks at pages in a real browser: it photographs them, lets
// axe judge them, and checks what axe does not: that nothing runs off the side,
// that the focus can be seen, and that the page breaks no content policy.
//
// It needs Debian's chromium and the axe-core package of loket/vorm/stijl. Where
// one of them is missing a test that asks for a browser is left out, which the
// test says; with CI=true it fails instead.
package scherm

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/log"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"
)

// BeeldenMap is the environment variable that names the folder for photographs.
// Without it they go to a folder of the test and are thrown away.
const BeeldenMap = "NABUUR_BEELDEN"

// geduld is how long one visit to a page may take, from opening to the last
// check.
const geduld = 90 * time.Second

// ongeduld is how long a page may take to answer what was done to it.
const ongeduld = 15 * time.Second

// levensduur is how long a browser may live: longer than any test needs, short
// enough that a hanging one goes away.
const levensduur = 8 * time.Minute

// Browser is a headless browser that lives as long as the test.
type Browser struct {
	ctx     context.Context
	axe     string
	beelden string
}

// Zicht says how a page is looked at. The zero value is a wide window in the
// light scheme.
type Zicht struct {
	Breedte      int // CSS pixels; 1280 when 0
	Hoogte       int // of the window; 900 when 0
	Donker       bool
	Druk         bool // as on paper
	ZonderScript bool
}

// Blad is one page in the browser. Its methods fail the test when the browser
// cannot answer.
type Blad struct {
	t       testing.TB
	ctx     context.Context
	browser *Browser
	zicht   Zicht

	slot     sync.Mutex
	klachten []string
}

// Open starts a browser for the test, or leaves the test out when there is none.
func Open(t testing.TB) *Browser {
	t.Helper()
	chromium, axe, err := benodigdheden()
	if err != nil {
		if os.Getenv("CI") == "true" {
			t.Fatalf("geen browser om pagina's in te bekijken: %v", err)
		}
		t.Skipf("weggelaten: pagina's niet in een browser bekeken: %v", err)
	}
	opties := append(chromedp.DefaultExecAllocatorOptions[:],
		chromedp.ExecPath(chromium),
		chromedp.UserDataDir(t.TempDir()),
		chromedp.NoSandbox, chromedp.Headless, chromedp.DisableGPU, chromedp.NoFirstRun,
		chromedp.Flag("disable-quic", true),
		chromedp.Flag("disable-background-networking", true),
		chromedp.Flag("disable-component-update", true),
		chromedp.Flag("disable-sync", true),
		chromedp.Flag("hide-scrollbars", true),
	)
	leven, klaar := context.WithTimeout(context.Background(), levensduur)
	t.Cleanup(klaar)
	start, stop := chromedp.NewExecAllocator(leven, opties...)
	t.Cleanup(stop)
	ctx, sluit := chromedp.NewContext(start)
	t.Cleanup(sluit)
	if err := chromedp.Do(ctx, chromedp.Navigate("about:blank")); err != nil {
		t.Fatalf("browser starten: %v", err)
	}
	return &Browser{ctx: ctx, axe: axe, beelden: beeldenMap(t)}
}

// benodigdheden finds the browser and reads axe.
func benodigdheden() (chromium, axe string, err error) {
	chromium, err = exec.LookPath("chromium")
	if err != nil {
		return "", "", errors.New("chromium is niet geïnstalleerd")
	}
	wortel, err := moduleMap()
	if err != nil {
		return "", "", err
	}
	tekst, err := os.ReadFile(filepath.Join(wortel, "loket/vorm/stijl/node_modules/axe-core/axe.min.js"))
	if err != nil {
		return "", "", errors.New("axe-core ontbreekt: voer `make assets` uit")
	}
	return chromium, string(tekst), nil
}

// moduleMap gives the folder of go.mod, above the folder the test runs in.
func moduleMap() (string, error) {
	hier, err := os.Getwd()
	if err != nil {
		return "", err
	}
	for {
		if _, err := os.Stat(filepath.Join(hier, "go.mod")); err == nil {
			return hier, nil
		}
		boven := filepath.Dir(hier)
		if boven == hier {
			return "", errors.New("geen go.mod boven de map van de test")
		}
		hier = boven
	}
}

func beeldenMap(t testing.TB) string {
	t.Helper()
	naam := os.Getenv(BeeldenMap)
	if naam == "" {
		return t.TempDir()
	}
	if err := os.MkdirAll(naam, 0o755); err != nil {
		t.Fatalf("map voor beelden: %v", err)
	}
	return naam
}

// Bezoek opens the address in a new tab and waits until the page, its styles
// and its fonts are there.
func (b *Browser) Bezoek(t testing.TB, adres string, z Zicht) *Blad {
	t.Helper()
	tab, sluit := chromedp.NewContext(b.ctx)
	t.Cleanup(sluit)
	ctx, klaar := context.WithTimeout(tab, geduld)
	t.Cleanup(klaar)
	blad := &Blad{t: t, ctx: ctx, browser: b, zicht: z}
	blad.doe("tab openen", chromedp.Navigate("about:blank"))
	if err := chromedp.Listen(ctx, blad.hoor); err != nil {
		t.Fatalf("meelezen met de browser: %v", err)
	}
	blad.doe("adres openen", instellen(z), chromedp.Navigate(adres), scriptUit(false))
	_, err := chromedp.Run(ctx, chromedp.Evaluate[bool]("document.fonts.ready.then(() => true)", chromedp.EvalAwaitPromise))
	if err != nil {
		t.Fatalf("wachten op %s: %v", adres, err)
	}
	return blad
}

// instellen prepares the tab before the page is opened.
func instellen(z Zicht) chromedp.Action[chromedp.Void] {
	media := emulation.SetEmulatedMediaParams{Features: []*emulation.MediaFeature{
		{Name: "prefers-color-scheme", Value: keus(z.Donker, "dark", "light")},
		{Name: "prefers-reduced-motion", Value: "reduce"},
	}}
	if z.Druk {
		media.Media = "print"
	}
	return chromedp.Steps(
		chromedp.EmulateViewport(int64(z.breedte()), int64(z.hoogte())),
		chromedp.Func(func(ctx context.Context, tab *chromedp.Target) error {
			_, err := cdp.Call(ctx, tab, emulation.SetEmulatedMedia, media)
			return err
		}),
		scriptUit(z.ZonderScript))
}

// scriptUit switches the scripts of the page off or on. Once a page stands they
// can be switched on for axe: the page's own scripts have then been passed over.
func scriptUit(uit bool) chromedp.Action[chromedp.Void] {
	return chromedp.Func(func(ctx context.Context, tab *chromedp.Target) error {
		_, err := cdp.Call(ctx, tab, emulation.SetScriptExecutionDisabled,
			emulation.SetScriptExecutionDisabledParams{Value: uit})
		return err
	})
}

func (z Zicht) breedte() int {
	if z.Breedte == 0 {
		return 1280
	}
	return z.Breedte
}

func (z Zicht) hoogte() int {
	if z.Hoogte == 0 {
		return 900
	}
	return z.Hoogte
}

func keus(ja bool, dan, anders string) string {
	if ja {
		return dan
	}
	return anders
}

// hoor keeps what the browser complains about: broken policy, missing files,
// errors in scripts.
func (b *Blad) hoor(gebeurtenis any) {
	var klacht string
	switch e := gebeurtenis.(type) {
	case *runtime.EventExceptionThrown:
		klacht = "fout in een script: " + e.ExceptionDetails.Text
		if e.ExceptionDetails.Exception != nil {
			klacht += " " + e.ExceptionDetails.Exception.Description
		}
	case *log.EventEntryAdded:
		if e.Entry.Level == log.EntryLevelError || e.Entry.Level == log.EntryLevelWarning {
			klacht = strings.TrimSpace(e.Entry.Text + " " + e.Entry.URL)
		}
	}
	if klacht == "" {
		return
	}
	b.slot.Lock()
	defer b.slot.Unlock()
	b.klachten = append(b.klachten, klacht)
}

func (b *Blad) doe(wat string, stappen ...chromedp.Action[chromedp.Void]) {
	b.t.Helper()
	if err := chromedp.Do(b.ctx, stappen...); err != nil {
		b.t.Fatalf("%s: %v", wat, err)
	}
}

// vraag evaluates a script through the debugger, where no content policy stands
// in the way, and decodes its answer.
func vraag[T any](b *Blad, wat, script string) T {
	b.t.Helper()
	antwoord, err := chromedp.Run(b.ctx, chromedp.Evaluate[T](script, chromedp.EvalAwaitPromise))
	if err != nil {
		b.t.Fatalf("%s: %v", wat, err)
	}
	return antwoord
}

// Keur photographs the page and reports everything that is wrong with it as an
// error of the test.
func (b *Blad) Keur(naam string) {
	b.t.Helper()
	b.Foto(naam)
	for _, o := range b.Overtredingen() {
		b.t.Errorf("%s: axe: %s", naam, o)
	}
	if px := b.Overloop(); px > 0 {
		b.t.Errorf("%s: de pagina loopt %d px buiten beeld: %s", naam, px, b.Uitsteeksel())
	}
	for _, f := range b.FocusOnzichtbaar(400) {
		b.t.Errorf("%s: focus niet te zien op %s", naam, f)
	}
	for _, k := range b.Klachten() {
		b.t.Errorf("%s: de browser meldt: %s", naam, k)
	}
}

// Klachten gives the errors and warnings the browser logged for this page.
func (b *Blad) Klachten() []string {
	b.slot.Lock()
	defer b.slot.Unlock()
	return append([]string(nil), b.klachten...)
}

// String names the visit in a message of a test.
func (z Zicht) String() string {
	return fmt.Sprintf("%d%s%s%s", z.breedte(), keus(z.Donker, "-donker", ""),
		keus(z.Druk, "-druk", ""), keus(z.ZonderScript, "-zonder-script", ""))
}
