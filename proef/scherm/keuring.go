package scherm

import (
	"fmt"
	"slices"
	"strings"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

// axeVraag runs the rules of WCAG 2.0 to 2.2, levels A and AA.
const axeVraag = `axe.run(document, {resultTypes: ['violations'], runOnly: {type: 'tag',
 values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22a', 'wcag22aa']}})
 .then(r => r.violations.map(v => ({regel: v.id, uitleg: v.help,
  plekken: v.nodes.map(n => n.target.join(' ') + ' ' + (n.failureSummary || '').replace(/\s+/g, ' '))})))`

type axeUitkomst struct {
	Regel   string   `json:"regel"`
	Uitleg  string   `json:"uitleg"`
	Plekken []string `json:"plekken"`
}

// Overtredingen gives what axe finds wrong, one line per rule and place, and
// nothing when the page passes.
func (b *Blad) Overtredingen() []string {
	b.t.Helper()
	vraag[bool](b, "axe laden", b.browser.axe+"\n;true")
	var regels []string
	for _, u := range vraag[[]axeUitkomst](b, "axe", axeVraag) {
		for _, plek := range u.Plekken {
			regels = append(regels, fmt.Sprintf("%s (%s) op %s", u.Regel, u.Uitleg, plek))
		}
	}
	return regels
}

// Overloop gives the CSS pixels by which the page is wider than the window;
// anything above 0 makes people scroll sideways.
func (b *Blad) Overloop() int {
	b.t.Helper()
	return vraag[int](b, "overloop", `Math.max(0, Math.ceil(
 Math.max(document.documentElement.scrollWidth, document.body.scrollWidth) - window.innerWidth))`)
}

// Uitsteeksel names the elements that stick out of the window.
func (b *Blad) Uitsteeksel() string {
	b.t.Helper()
	return strings.Join(vraag[[]string](b, "uitsteeksel", `[...document.body.querySelectorAll('*')]
 .filter(e => e.getBoundingClientRect().right > window.innerWidth + 1 &&
  !['auto', 'scroll', 'hidden', 'clip'].includes(getComputedStyle(e.parentElement).overflowX))
 .slice(0, 8).map(e => e.tagName.toLowerCase() + '.' + [...e.classList].join('.'))`), ", ")
}

// focusVraag tells where the focus is and whether it can be seen: the browser's
// own ring or one of at least 2 px around the element or around the box it stretches over its row, on
// an element that is not covered.
const focusVraag = `(() => {
 const e = document.activeElement;
 if (!e || e === document.body || e === document.documentElement) return {naam: '', gezien: true};
 const naam = e.tagName.toLowerCase() + (e.id ? '#' + e.id : '') + ' "' +
  (e.getAttribute('aria-label') || e.textContent || e.name || '').trim().replace(/\s+/g, ' ').slice(0, 40) + '"';
 const ring = s => s.outlineStyle === 'auto' || (s.outlineStyle !== 'none' && parseFloat(s.outlineWidth) >= 2);
 const vak = e.getBoundingClientRect();
 const vrij = [[.5, .5], [.1, .5], [.9, .5], [.5, .1], [.5, .9]].some(([x, y]) => {
  const op = document.elementFromPoint(vak.left + vak.width * x, vak.top + vak.height * y);
  return op && (e.contains(op) || op.contains(e));
 });
 e.dataset.gezien = Number(e.dataset.gezien || 0) + 1;
 return {naam, vaker: Number(e.dataset.gezien) > 1, gezien: vak.width > 0 && vrij &&
  (ring(getComputedStyle(e)) || ring(getComputedStyle(e, '::after')))};
})()`

type focusUitkomst struct {
	Naam   string `json:"naam"`
	Vaker  bool   `json:"vaker"`
	Gezien bool   `json:"gezien"`
}

// FocusOnzichtbaar walks through the page with the Tab key, at most stappen
// times, and names every element on which the focus cannot be seen. A page that
// no Tab gets through is reported too.
func (b *Blad) FocusOnzichtbaar(stappen int) []string {
	b.t.Helper()
	var mis []string
	bereikt := 0
	vraag[bool](b, "focus wissen", `document.activeElement?.blur(), window.scrollTo(0, 0), true`)
	for range stappen {
		b.doe("tab", chromedp.KeyEvent(kb.Tab))
		u := vraag[focusUitkomst](b, "focus", focusVraag)
		if u.Vaker {
			break
		}
		if u.Naam == "" {
			if bereikt > 0 {
				break
			}
			continue
		}
		bereikt++
		if !u.Gezien && !slices.Contains(mis, u.Naam) {
			mis = append(mis, u.Naam)
		}
	}
	if bereikt == 0 {
		mis = append(mis, "niets: de Tab-toets bereikt geen enkel element")
	}
	return mis
}
