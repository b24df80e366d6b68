package istandaard

import (
	"encoding/xml"
	"io"
	"slices"
	"strings"
	"testing"
)

// leesAlles reads a document of any shape to its end: start tags as <naam, end tags
// as >, texts between elements as =tekst, and the fault if there is one.
func leesAlles(s string) (gelezen []string, fout string) {
	z := scanner{s: s}
	if z.begin() != tBegin {
		return nil, z.fout
	}
	z.neem()
	gelezen = append(gelezen, "<"+z.naam)
	for len(z.open) > 0 || z.leeg {
		switch z.kijk() {
		case tBegin:
			gelezen = append(gelezen, "<"+z.naam)
		case tEinde:
			gelezen = append(gelezen, ">")
		case tTekst:
			gelezen = append(gelezen, "="+string(z.buf))
		default:
			return gelezen, z.fout
		}
		z.neem()
	}
	z.rand(true)
	return gelezen, z.fout
}

func TestScanner(t *testing.T) {
	for invoer, wil := range map[string][]string{
		"<a/>":                                   {"<a", ">"},
		"<a></a>":                                {"<a", ">"},
		"<a ></a\n>":                             {"<a", ">"},
		"<?xml version='1.0'?>\n<a> <b/>x</a>\n": {"<a", "<b", ">", "=x", ">"},
		"<a>x&lt;&#x41;&#66;]<![CDATA[<&]]]></a>":            {"<a", "=x<AB]", "=<&]", ">"},
		"<a><!--->--><!-- <b> --><?p <c>?><d  e='1'\n/></a>": {"<a", "<d", ">", ">"},
		"<é:ü xmlns:é='u'/>":                                 {"<é:ü", ">"},
		"<a>\r\n&#13;x\r\ry\r\nz</a>":                        {"<a", "=\rx\n\ny\nz", ">"},
		"<a b='&#10;\"' c=\"'>\"/>":                          {"<a", ">"},
		"<a><![CDATA[<!]a[]]]></a>":                          {"<a", "=<!]a[]", ">"},
		"<a><b><c/></b><b/></a><?p?><!---->":                 {"<a", "<b", "<c", ">", ">", "<b", ">", ">"},
	} {
		gelezen, fout := leesAlles(invoer)
		if fout != "" || !slices.Equal(gelezen, wil) {
			t.Errorf("%q: %q (%s), wil %q", invoer, gelezen, fout, wil)
		}
	}
}

// weigeringen are documents that are no well-formed XML 1.0 with namespaces, or
// that the standard forbids.
var weigeringen = []string{
	"", " ", "x", "<", "<a", "<a ", "<a>", "<a/", "<a/>x", "<a/><b/>", "<a></b>",
	"</a>", "<a></a", "<a></ a>", "<a><b></a></b>", "<a/ >", "< a/>",
	"<?>0", "<??>", "<?xml?><a/>", " <?xml version='1.0'?><a/>", "<?xml version='1.0'?>",
	"<?xml version='1.0' ?x><a/>", "<?xml version='1.1'?><a/>", "<?xml version='&#49;.0'?><a/>",
	"<?xml version='1.0' encoding='x'?><a/>", "<a><?xml version='1.0'?></a>", "<a><?XML?></a>",
	"<a><?p", "<a><?p x></a>", "<a><?p'?></a>", "<a><?1?></a>", "<?p:q?><a/>",
	"<!DOCTYPE a><a/>", "<a><!DOCTYPE a></a>", "<a/><!DOCTYPE a>", "<!x><a/>", "<a><!x></a>", "<a><!-></a>",
	"<!--<a/>", "<a><!-- -- --></a>", "<a><!-- ---></a>", "<a/><!-- ", "<a><![CDATA[x</a>",
	"<a><![cdata[x]]></a>", "<![CDATA[]]><a/>", "<a/><![CDATA[]]>",
	"<a b/>", "<a b=/>", "<a b=c/>", "<a b='/>", "<a b='<'/>", "<a b='&'/>", "<a b='&x;'/>",
	"<a b='1'c='2'/>", "<a b='1' b='2'/>", "<a 1='2'/>", "<a b='\x01'/>", "<a ='1'/>",
	"<a xmlns:b='u' xmlns:c='u' b:d='1' c:d='1'/>", "<a xmlns:b='u' xmlns:b='v'/>", "<a xmlns='u' xmlns='v'/>",
	"<a:b/>", "<a b:c='1'/>", "<a:b:c xmlns:a='u'/>", "<:a/>", "<a:/>", "<xmlns:a/>",
	"<a xmlns:b=''/>", "<a xmlns:xml='u'/>", "<a xmlns:xmlns='u'/>",
	"<a xmlns:b='http://www.w3.org/2000/xmlns/'/>", "<a><b:c xmlns:b='u'/><b:c/></a>",
	"<a>]]></a>", "<a>&</a>", "<a>&;</a>", "<a>& </a>", "<a>&x;</a>", "<a>&#;</a>", "<a>&#x;</a>", "<a>&#X41;</a>", "<a>&#0;</a>",
	"<a>&#xD800;</a>", "<a>&#xFFFF;</a>", "<a>&#1114112;</a>", "<a>&#99999999999999999999;</a>", "<a>&amp</a>",
	"<a>\x00</a>", "<a>\x0b</a>", "<a>\xff</a>", "<a>\xed\xa0\x80</a>", "<a>\uFFFE</a>", "<a><!-- \x02 --></a>",
	"<a><?p \x02?></a>", "<a><![CDATA[\x02]]></a>", "\uFEFF<a/>", "\x00<a/>", "<a/>\x00",
	"<×/>", "<a·/ >", "<\u0300/>", "<1/>", "<-/>", "<a\u00d7/>",
}

func TestScannerWeigert(t *testing.T) {
	for _, invoer := range weigeringen {
		if gelezen, fout := leesAlles(invoer); fout == "" {
			t.Errorf("%q wordt aanvaard: %q", invoer, gelezen)
		} else if !strings.HasSuffix(fout, ".") && !strings.HasSuffix(fout, "?>") && !strings.HasSuffix(fout, "]]>.") {
			t.Errorf("%q: %q is geen zin", invoer, fout)
		}
	}
}

// FuzzScanner: whatever is accepted, encoding/xml accepts too, and it sees the same
// elements.
func FuzzScanner(f *testing.F) {
	for _, invoer := range weigeringen {
		f.Add(invoer)
	}
	f.Add("<a><![CDATA[<!]a[]]]></a>")
	f.Add("<?xml version='1.0' encoding='utf-8' standalone='no'?><!--a--><a xmlns='u' b='c'>&#65;<![CDATA[]]><d/>\r\n</a><?p?>")
	f.Fuzz(func(t *testing.T, invoer string) {
		gelezen, fout := leesAlles(invoer)
		if fout != "" {
			return
		}
		var namen, wil []string
		for _, deel := range gelezen {
			if strings.HasPrefix(deel, "<") {
				namen = append(namen, deel[1:])
			}
		}
		lezer := xml.NewDecoder(strings.NewReader(invoer))
		for {
			token, err := lezer.RawToken()
			if err == io.EOF {
				break
			}
			if err != nil {
				if strings.Contains(err.Error(), "invalid XML name") {
					return // encoding/xml keeps to the letters of an older edition
				}
				t.Fatalf("%q: encoding/xml weigert: %v", invoer, err)
			}
			if begin, ok := token.(xml.StartElement); ok {
				naam := begin.Name.Local
				if begin.Name.Space != "" {
					naam = begin.Name.Space + ":" + naam
				}
				wil = append(wil, naam)
			}
		}
		if !slices.Equal(wil, namen) {
			t.Fatalf("%q: encoding/xml ziet %q, wij %q", invoer, wil, namen)
		}
	})
}

func TestHerken(t *testing.T) {
	const kop = `<?xml version="1.0" encoding="UTF-8"?><!-- voor -->`
	for invoer, wil := range map[string]string{
		kop + `<w:Bericht xmlns:w="http://www.istandaarden.nl/iwmo/3_2/wmo301/schema">`:                               "iWmo 3.2 WMO301",
		`<Bericht xmlns="http://www.istandaarden.nl/ijw/3_2/jw323/schema"/>`:                                          "iJw 3.2 JW323",
		"<!--" + strings.Repeat("é", 5000) + `--><Bericht xmlns="http://www.istandaarden.nl/iwmo/3_2/wmo325/schema">`: "iWmo 3.2 WMO325",
		`<Bericht xmlns="http://www.istandaarden.nl/iwmo/3_2/wmo305/schema">` + strings.Repeat("x", 4095):             "iWmo 3.2 WMO305",
		`<Bericht xmlns="http://www.istandaarden.nl/ijw/4_0/jw301/schema"/>`:                                          "iJw 4.0 JW301",
	} {
		if uitgave, soort, err := Herken([]byte(invoer)); err != nil || uitgave+" "+soort != wil {
			t.Errorf("%.80s: %q %q %v, wil %s", invoer, uitgave, soort, err, wil)
		}
	}
	for _, invoer := range []string{
		"", "<a/>", `<Berichten xmlns="http://www.istandaarden.nl/iwmo/3_2/wmo301/schema"/>`,
		`<Bericht xmlns="http://www.istandaarden.nl/iwmo/3_2/jw301/schema"/>`,
		`<Bericht xmlns="http://www.istandaarden.nl/ijw/3/jw301/schema"/>`,
		`<Bericht xmlns="http://www.istandaarden.nl/ijw/3_x/jw301/schema"/>`,
		`<Bericht xmlns="http://www.istandaarden.nl/iwmo/3_2/wmo3010/schema"/>`,
		`<Bericht xmlns="http://www.istandaarden.nl/iwmo/3_2/basisschema/schema"/>`,
		strings.Repeat(" ", 5000) + "x", strings.Repeat("<a>", 5000),
	} {
		if _, soort, err := Herken([]byte(invoer)); err == nil {
			t.Errorf("%.60q is herkend als %s", invoer, soort)
		}
	}
}
