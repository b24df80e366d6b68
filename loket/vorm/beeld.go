package vorm

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"mime"
	"net/http"
	"path"
	"strings"
	"time"
)

// BeeldPad is the path below which Beelden serves.
const BeeldPad = "/beeld/"

// Inhoudsbeleid is the content security policy of every page: nothing inline,
// nothing from elsewhere. connect-src is for the enhancement of forms and lists.
const Inhoudsbeleid = "default-src 'none'; style-src 'self'; script-src 'self'; " +
	"img-src 'self' data:; font-src 'self'; connect-src 'self'; form-action 'self'; " +
	"base-uri 'none'; frame-ancestors 'none'"

// Beelden serves the built styles, script, icon and font. Their address holds
// a digest of all of them, so a browser may keep them for a year.
type Beelden struct {
	versie    string
	bestanden map[string]beeld
}

// beeld is one asset and its gzip, nil when there is none.
type beeld struct {
	soort    string
	inhoud   []byte
	ingepakt []byte
}

// newBeelden reads beeld/dist of bestanden. Without that folder there are no
// assets: Adres then gives "" for every name.
func newBeelden(bestanden fs.FS) (*Beelden, error) {
	b := &Beelden{bestanden: map[string]beeld{}}
	namen, err := fs.ReadDir(bestanden, "beeld/dist")
	if errors.Is(err, fs.ErrNotExist) {
		return b, nil
	}
	if err != nil {
		return nil, fmt.Errorf("vorm: beeld lezen: %w", err)
	}
	som := sha256.New()
	for _, vermelding := range namen { // in order of name, so the digest is steady
		naam := vermelding.Name()
		inhoud, err := fs.ReadFile(bestanden, "beeld/dist/"+naam)
		if err != nil {
			return nil, fmt.Errorf("vorm: beeld lezen: %w", err)
		}
		fmt.Fprintf(som, "%s %d\n", naam, len(inhoud))
		som.Write(inhoud)
		b.voegToe(naam, inhoud)
	}
	b.versie = hex.EncodeToString(som.Sum(nil)[:6])
	return b, nil
}

func (b *Beelden) voegToe(naam string, inhoud []byte) {
	kaal, isGzip := strings.CutSuffix(naam, ".gz")
	deel := b.bestanden[kaal]
	if isGzip {
		deel.ingepakt = inhoud
	} else {
		deel.inhoud = inhoud
		deel.soort = soortVan(naam)
	}
	b.bestanden[kaal] = deel
}

// soortVan gives the media type; the machine's own table is asked last.
func soortVan(naam string) string {
	switch path.Ext(naam) {
	case ".css":
		return "text/css; charset=utf-8"
	case ".js":
		return "text/javascript; charset=utf-8"
	case ".svg":
		return "image/svg+xml"
	case ".woff2":
		return "font/woff2"
	case ".txt":
		return "text/plain; charset=utf-8"
	}
	return mime.TypeByExtension(path.Ext(naam))
}

// Adres gives the address of an asset, or "" when it was not built: a template
// then leaves the link out.
func (b *Beelden) Adres(naam string) string {
	if len(b.bestanden[naam].inhoud) == 0 {
		return ""
	}
	return BeeldPad + b.versie + "/" + naam
}

// Gewicht gives the bytes a browser receives for the asset: its gzip when there
// is one, and 0 when it was not built.
func (b *Beelden) Gewicht(naam string) int {
	deel := b.bestanden[naam]
	if deel.ingepakt != nil {
		return len(deel.ingepakt)
	}
	return len(deel.inhoud)
}

// ServeHTTP sends /beeld/<versie>/<naam>. An address with another version gets
// the present file, which may then be kept only briefly.
func (b *Beelden) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	versie, naam, _ := strings.Cut(strings.TrimPrefix(r.URL.Path, BeeldPad), "/")
	deel, ok := b.bestanden[naam]
	if !ok || deel.inhoud == nil {
		http.NotFound(w, r)
		return
	}
	kop := w.Header()
	kop.Set("Content-Type", deel.soort)
	kop.Set("X-Content-Type-Options", "nosniff")
	kop.Set("Cache-Control", "public, max-age=60")
	if versie == b.versie {
		kop.Set("Cache-Control", "public, max-age=31536000, immutable")
	}
	inhoud := deel.inhoud
	if deel.ingepakt != nil {
		kop.Set("Vary", "Accept-Encoding")
		if neemtGzip(r) {
			kop.Set("Content-Encoding", "gzip")
			inhoud = deel.ingepakt
		}
	}
	http.ServeContent(w, r, "", time.Time{}, bytes.NewReader(inhoud))
}

// neemtGzip reports whether the browser takes gzip. A range of a compressed
// file is no use to anyone, so such a request gets the plain file.
func neemtGzip(r *http.Request) bool {
	return r.Header.Get("Range") == "" && strings.Contains(r.Header.Get("Accept-Encoding"), "gzip")
}
