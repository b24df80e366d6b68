package wanbericht

import (
	"bufio"
	"fmt"
	"io"
	"strings"
	"sync"

	"nabuur/verkeer/istandaard"
)

// diep are files that nest, or that put very much in one place. Each is made when it
// is written: together they are much.
func diep(b string) []Geval {
	nest := func(n int) string {
		return strings.Repeat("<wmo305:a>", n) + strings.Repeat("</wmo305:a>", n)
	}
	genummerd := func(vorm string, n int) string {
		var uit strings.Builder
		for i := range n {
			fmt.Fprintf(&uit, vorm, i)
		}
		return uit.String()
	}
	herhaald := strings.Repeat
	return []Geval{
		laat("1.000 diep", xsd, func() string { return in(b, nest(1_000)) }),
		laat("100.000 diep", xsd, func() string { return in(b, nest(100_000)) }),
		laat("5 miljoen bytes diep", xsd, func() string { return in(b, herhaald("<wmo305:a>", 500_000)) }),
		laat("5 miljoen bytes diep zonder bericht", xsd, func() string { return herhaald("<a>", 1_700_000) }),
		laat("een naamruimte per laag", xsd, func() string { return in(b, genummerd(`<a xmlns="urn:%d">`, 50_000)) }),
		laat("100.000 attributen", xsd, func() string { return opRoot(b, genummerd(`a%d="1" `, 100_000)) }),
		laat("100.000 keer hetzelfde attribuut", xsd, func() string { return opRoot(b, herhaald(`a="1" `, 100_000)) }),
		laat("100.000 naamruimten", xsd, func() string { return opRoot(b, genummerd(`xmlns:a%d="urn:a" `, 100_000)) }),
		laat("attribuut van 5 MB", xsd, func() string { return opRoot(b, `a="`+herhaald("x", 5<<20)+`"`) }),
		laat("naam van 5 MB", xsd, func() string { return in(b, "<wmo305:"+herhaald("x", 5<<20)+"/>") }),
		laat("waarde van 5 MB", langeNaam, func() string { return metWaarde(b, herhaald("x", 5<<20)) }),
		laat("een miljoen verwijzingen", langeNaam, func() string { return metWaarde(b, herhaald("&amp;", 1_000_000)) }),
		laat("een miljoen haken", langeNaam, func() string { return metWaarde(b, herhaald("]", 1_000_000)) }),
		laat("een miljoen vreemde elementen", xsd, func() string { return in(b, herhaald("<wmo305:x/>", 1_000_000)) }),
		laat("een miljoen begonnen commentaren", xsd, func() string { return in(b, herhaald("<!--", 1_000_000)) }),
		laat("een miljoen begonnen CDATA's", xsd, func() string { return metWaarde(b, herhaald("<![CDATA[", 1_000_000)) }),
		goed(laat("een miljoen commentaren", "", func() string { return in(b, herhaald("<!---->", 1_000_000)) })),
		goed(laat("5 MB witruimte", "", func() string { return in(b, herhaald(" \n", 5<<19)) })),
	}
}

// langeNaam is the rule on the length of a name.
const langeNaam = "RS028"

// laat is a file that must be refused at level 1, made when it is written.
func laat(naam, regel string, maak func() string) Geval {
	return Geval{Naam: naam, Niveau: 1, Regel: regel, Schrijf: func(w io.Writer) error { return tekst(maak())(w) }}
}

// goed is the same file when nothing is wrong with it.
func goed(g Geval) Geval {
	g.Niveau, g.Regel = 0, ""
	return g
}

// groot are claims around the limit of 25 MB; the first three are right but for
// their size.
func groot() []Geval {
	const max = istandaard.MaxGrootte
	op := func(naam string, grens int, verander func(regel string, i int) string) Geval {
		return Geval{Naam: naam, Schrijf: func(w io.Writer) error { return declaratie(w, grens, verander) }}
	}
	niveau := func(g Geval, niveau int, regel string) Geval {
		g.Niveau, g.Regel = niveau, regel
		return g
	}
	return []Geval{
		op("25 MB min 1 byte", max-1, nil),
		op("25 MB", max, nil),
		niveau(op("25 MB plus 1 byte", max+1, nil), 1, grootte),
		niveau(op("60 MB", 60<<20, nil), 1, grootte),
		niveau(op("25 MB met een fout op elke regel", max, func(regel string, _ int) string {
			return strings.Replace(regel, "Eenheid>01<", "Eenheid>xx<", 1)
		}), 1, xsd),
		niveau(op("25 MB met dezelfde regel", max, func(regel string, i int) string {
			return strings.Replace(regel, fmt.Sprintf(">R-%d<", i), ">R-0<", 1)
		}), 2, "TR101"),
		niveau(op("25 MB met een fout aan het eind", max, func(regel string, i int) string {
			return strings.Replace(regel, ">R-35000<", "><", 1)
		}), 1, xsd),
		{Naam: "25 MB spaties", Niveau: 1, Regel: xsd, Schrijf: herhaal(" ", max)},
		{Naam: "25 MB kleiner-dan", Niveau: 1, Regel: xsd, Schrijf: herhaal("<", max)},
		{Naam: "25 MB nullen", Niveau: 1, Schrijf: herhaal("\x00", max)},
		{Naam: "25 MB begonnen elementen", Niveau: 1, Regel: xsd, Schrijf: herhaal("<a>", max/3)},
	}
}

func herhaal(stuk string, keer int) func(io.Writer) error {
	return func(w io.Writer) error {
		uit := bufio.NewWriterSize(w, 1<<16)
		for range keer {
			_, _ = uit.WriteString(stuk) // the writer keeps its error until Flush
		}
		return uit.Flush()
	}
}

// regelsPerClient keeps the clients within the numbers that are free for tests.
const regelsPerClient = 60

// declaratie writes a claim of exactly grens bytes: as many lines as fit, and a
// comment. verander changes a line; nil leaves it.
func declaratie(w io.Writer, grens int, verander func(regel string, i int) string) error {
	kop, voet := declaratieKop, declaratieVoet
	const vulling = "<!--" + "-->"
	n, lengte := 0, len(fmt.Sprintf(kop, 0))+8+len(voet)+len(vulling)
	for {
		regel := declaratieregel(n, verander)
		if lengte+len(regel) > grens-64 {
			break
		}
		lengte += len(regel)
		n++
	}
	uit := bufio.NewWriterSize(w, 1<<16)
	geteld := 0
	schrijf := func(tekst string) {
		geteld += len(tekst)
		_, _ = uit.WriteString(tekst) // the writer keeps its error until Flush
	}
	schrijf(fmt.Sprintf(kop, 600*n))
	for i := range n {
		schrijf(declaratieregel(i, verander))
	}
	if n%regelsPerClient == 0 {
		voet = strings.TrimPrefix(voet, clientEinde)
	}
	schrijf(voet)
	schrijf("<!--" + strings.Repeat("x", grens-geteld-len(vulling)) + "-->")
	return uit.Flush()
}

// declaratieregel is the i-th line, with the client that begins or ends there.
func declaratieregel(i int, verander func(string, int) string) string {
	regel := fmt.Sprintf(prestatie, i, i)
	if verander != nil {
		regel = verander(regel, i)
	}
	if i%regelsPerClient == 0 {
		regel = fmt.Sprintf(clientBegin, proefBSN(i/regelsPerClient)) + regel
	}
	if i%regelsPerClient == regelsPerClient-1 {
		regel += clientEinde
	}
	return regel
}

// proefBSN gives the n-th number that is free for tests, round and round.
func proefBSN(n int) string {
	alle := proefBSNs()
	return alle[n%len(alle)]
}

// proefBSNs gives the numbers of the form 99999xxxx that pass the eleven test.
var proefBSNs = sync.OnceValue(func() (uit []string) {
	for i := 999990000; i < 1000000000; i++ {
		som := -(i % 10)
		for gewicht, rest := 2, i/10; gewicht <= 9; gewicht++ {
			som += gewicht * (rest % 10)
			rest /= 10
		}
		if som%11 == 0 {
			uit = append(uit, fmt.Sprint(i))
		}
	}
	return uit
})

const declaratieKop = `<?xml version="1.0" encoding="UTF-8"?>
<d:Bericht xmlns:d="http://www.istandaarden.nl/iwmo/3_2/wmo323/schema" xmlns:b="http://www.istandaarden.nl/iwmo/3_2/basisschema/schema">
<d:Header><d:BerichtCode>484</d:BerichtCode><d:BerichtVersie>3</d:BerichtVersie><d:BerichtSubversie>2</d:BerichtSubversie>
<d:Afzender>99000011</d:Afzender><d:Ontvanger>9901</d:Ontvanger>
<d:BerichtIdentificatie><b:Identificatie>GROOT</b:Identificatie><b:Dagtekening>2026-05-11</b:Dagtekening></d:BerichtIdentificatie>
<d:XsdVersie><b:BasisschemaXsdVersie>1.0.0</b:BasisschemaXsdVersie><b:BerichtXsdVersie>1.0.0</b:BerichtXsdVersie></d:XsdVersie></d:Header>
<d:Declaratie><d:DeclaratieNummer>D0001</d:DeclaratieNummer>
<d:DeclaratiePeriode><b:Begindatum>2026-04-01</b:Begindatum><b:Einddatum>2026-04-30</b:Einddatum></d:DeclaratiePeriode>
<d:DeclaratieDagtekening>2026-05-11</d:DeclaratieDagtekening>
<d:TotaalIngediendBedrag><b:TotaalBedrag>%d</b:TotaalBedrag><b:DebetCredit>D</b:DebetCredit></d:TotaalIngediendBedrag>
<d:Clienten>
`

const clientBegin = "<d:Client><d:Bsn>%s</d:Bsn><d:Prestaties>\n"

const prestatie = `<d:Prestatie><d:ProductReferentie><b:ReferentieNummer>R-%d</b:ReferentieNummer></d:ProductReferentie>
<d:ToewijzingNummer>%d</d:ToewijzingNummer><d:ProductCategorie>02</d:ProductCategorie><d:ProductCode>02A03</d:ProductCode>
<d:ProductPeriode><b:Begindatum>2026-04-01</b:Begindatum><b:Einddatum>2026-04-30</b:Einddatum></d:ProductPeriode>
<d:GeleverdVolume>10</d:GeleverdVolume><d:Eenheid>01</d:Eenheid><d:ProductTarief>60</d:ProductTarief>
<d:IngediendBedrag><b:Bedrag>600</b:Bedrag><b:DebetCredit>D</b:DebetCredit></d:IngediendBedrag></d:Prestatie>
`

const clientEinde = "</d:Prestaties></d:Client>\n"

const declaratieVoet = clientEinde + "</d:Clienten></d:Declaratie></d:Bericht>\n"
