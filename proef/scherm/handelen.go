package scherm

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"time"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"
)

// Foto photographs the whole page into the folder of photographs and gives the
// path of the PNG.
func (b *Blad) Foto(naam string) string {
	b.t.Helper()
	// A window as high as the page, so that what sticks to its edge is not
	// photographed in the middle.
	lengte := vraag[int](b, "lengte", "document.documentElement.scrollHeight")
	b.doe("venster", chromedp.EmulateViewport(int64(b.zicht.breedte()), int64(max(lengte, b.zicht.hoogte()))))
	beeld, err := chromedp.Run(b.ctx, chromedp.FullScreenshot(100))
	b.doe("venster", chromedp.EmulateViewport(int64(b.zicht.breedte()), int64(b.zicht.hoogte())))
	if err != nil {
		b.t.Fatalf("foto %s: %v", naam, err)
	}
	pad := filepath.Join(b.browser.beelden, naam+".png")
	if err := os.WriteFile(pad, beeld, 0o644); err != nil {
		b.t.Fatalf("foto %s: %v", naam, err)
	}
	return pad
}

// Druk gives the page as a PDF on A4, as a printer would get it, and keeps it
// in the folder of photographs.
func (b *Blad) Druk(naam string) []byte {
	b.t.Helper()
	vel, err := chromedp.Run(b.ctx, func(ctx context.Context, tab *chromedp.Target) ([]byte, error) {
		a4 := page.PrintToPDFParams{PaperHeight: 11.69, PaperWidth: 8.27} // inches
		r, err := cdp.Call(ctx, tab, page.PrintToPDF, a4)
		return r.Data, err
	})
	if err != nil {
		b.t.Fatalf("afdruk %s: %v", naam, err)
	}
	if err := os.WriteFile(filepath.Join(b.browser.beelden, naam+".pdf"), vel, 0o644); err != nil {
		b.t.Fatalf("afdruk %s: %v", naam, err)
	}
	return vel
}

// Klik clicks on the first element of the CSS selector.
func (b *Blad) Klik(plek string) {
	b.t.Helper()
	b.doe("klik op "+plek, chromedp.Click(chromedp.CSS(plek)))
}

// Vul puts waarde in the field of the CSS selector and tells the page that it
// changed. A date is written as 2017-01-01.
func (b *Blad) Vul(plek, waarde string) {
	b.t.Helper()
	vraag[bool](b, "vul "+plek, fmt.Sprintf(`(() => {
 const veld = document.querySelector(%q);
 veld.value = %q;
 for (const soort of ['input', 'change']) veld.dispatchEvent(new Event(soort, {bubbles: true}));
 return true;
})()`, plek, waarde))
}

// Wacht waits until the CSS selector finds something that can be seen.
func (b *Blad) Wacht(plek string) {
	b.t.Helper()
	b.doe("wacht op "+plek, chromedp.WaitVisible(chromedp.CSS(plek)))
}

// Tekst gives the visible text of the CSS selector.
func (b *Blad) Tekst(plek string) string {
	b.t.Helper()
	tekst, err := chromedp.Run(b.ctx, chromedp.Text(chromedp.CSS(plek)))
	if err != nil {
		b.t.Fatalf("tekst van %s: %v", plek, err)
	}
	return tekst
}

// WachtOpTekst waits until the element of the CSS selector shows exactly this
// text.
func (b *Blad) WachtOpTekst(plek, tekst string) {
	b.t.Helper()
	script := fmt.Sprintf("document.querySelector(%q)?.textContent.trim() === %q", plek, tekst)
	if _, err := chromedp.Run(b.ctx, chromedp.Poll[bool](script, chromedp.WithPollingTimeout(ongeduld))); err != nil {
		b.t.Fatalf("wacht op %q in %s: %v", tekst, plek, err)
	}
}

// WachtOpAdres waits until the browser is at an address with this ending. The
// question is asked again when the page it was put to has gone.
func (b *Blad) WachtOpAdres(eind string) {
	b.t.Helper()
	script := fmt.Sprintf("location.href.endsWith(%q) && document.readyState === 'complete'", eind)
	begin := time.Now()
	for {
		_, err := chromedp.Run(b.ctx, chromedp.Poll[bool](script, chromedp.WithPollingTimeout(ongeduld)))
		if err == nil {
			return
		}
		if time.Since(begin) > ongeduld {
			b.t.Fatalf("wacht op adres %q, staat op %s: %v", eind, b.Adres(), err)
		}
	}
}

// Adres gives the address the browser is at.
func (b *Blad) Adres() string {
	b.t.Helper()
	adres, err := chromedp.Run(b.ctx, chromedp.Location())
	if err != nil {
		b.t.Fatalf("adres: %v", err)
	}
	return adres
}
