package inrichting

import (
	"bytes"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/goccy/go-yaml/ast"
	"github.com/goccy/go-yaml/parser"
	"github.com/goccy/go-yaml/token"

	"nabuur/grond/fout"
)

// geheel is how a whole number is written: not with a zero in front, which YAML reads as a
// number of eights, nor with another base.
func geheel(tekst string) bool {
	cijfers := strings.TrimPrefix(tekst, "-")
	return cijfers == "0" || cijfers != "" && cijfers[0] != '0' && strings.Trim(cijfers, "0123456789") == ""
}

var bom = []byte("\ufeff")

// keurYAML gives the text of a file that says what it seems to say, without a BOM, and
// refuses (Onjuist) one that the library would read as something else than its writer
// meant: bytes that are no UTF-8, a second document, a number with a zero in front, with a
// fraction or in another base, a tag; and one that lacks a key of verplicht.
func keurYAML(naam string, inhoud []byte, verplicht []string) ([]byte, error) {
	inhoud = bytes.TrimPrefix(inhoud, bom)
	if !utf8.Valid(inhoud) {
		return nil, fout.New(fout.Onjuist,
			"Het bestand %s is niet in UTF-8 geschreven, waarschijnlijk in Windows-1252. Sla het op als UTF-8.", naam)
	}
	bestand, err := parser.ParseBytes(inhoud, 0)
	if err != nil {
		return inhoud, nil // the reader itself says what is wrong, and where
	}
	if len(bestand.Docs) > 1 {
		return nil, fout.New(fout.Onjuist, "Het bestand %s heeft meer dan een document (---). Maak er aparte bestanden van.", naam)
	}
	k := keurder{naam: naam}
	for _, doc := range bestand.Docs {
		if doc.Body != nil {
			ast.Walk(&k, doc.Body)
		}
	}
	if k.klacht != nil {
		return nil, k.klacht
	}
	return inhoud, k.mist(bestand, verplicht)
}

// keurder walks a file and keeps the first complaint.
type keurder struct {
	naam   string
	klacht error
}

// Visit looks at one value.
func (k *keurder) Visit(n ast.Node) ast.Visitor {
	if k.klacht != nil {
		return nil
	}
	t := n.GetToken()
	switch n.(type) {
	case *ast.IntegerNode:
		if tekst := strings.TrimSpace(t.Origin); !geheel(tekst) {
			k.weiger(t, "Schrijf een getal zonder nul ervoor, of zet %s tussen aanhalingstekens als het een nummer is.", tekst)
		}
	case *ast.FloatNode, *ast.InfinityNode, *ast.NanNode:
		k.weiger(t, "%s is geen heel getal. Schrijf een bedrag in hele centen en een hoeveelheid zonder komma of punt.",
			strings.TrimSpace(t.Origin))
	case *ast.TagNode:
		k.weiger(t, "Een tag als %s kan hier niet. Haal haar weg.", strings.TrimSpace(t.Value))
	}
	return k
}

func (k *keurder) weiger(t *token.Token, zin string, delen ...any) {
	k.klacht = fout.New(fout.Onjuist, "In het bestand %s staat op regel %d iets dat niet kan. "+zin,
		append([]any{k.naam, t.Position.Line}, delen...)...)
}

// mist refuses a file without a key that it needs: what is not there is not filled in.
func (k *keurder) mist(bestand *ast.File, verplicht []string) error {
	if len(verplicht) == 0 {
		return nil
	}
	var sleutels []string
	for _, doc := range bestand.Docs {
		if m, ok := doc.Body.(ast.MapNode); ok {
			for rij := m.MapRange(); rij.Next(); {
				if _, leeg := rij.Value().(*ast.NullNode); !leeg {
					sleutels = append(sleutels, rij.Key().String())
				}
			}
		}
	}
	for _, v := range verplicht {
		if !slices.Contains(sleutels, v) {
			return fout.New(fout.Onjuist, "In het bestand %s ontbreekt %q. Vul het in.", k.naam, v).Bij(v)
		}
	}
	return nil
}
