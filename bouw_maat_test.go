package nabuur_test

import (
	"fmt"
	"go/ast"
	"go/token"
	"strings"
	"unicode/utf8"
)

// How large something may be before it is two things.
const (
	breedsteRegel    = 140 // columns, a tab being four
	langsteFunctie   = 60  // lines from func to its closing bracket
	langsteBestand   = 400 // lines
	kolommenPerTab   = 4
	meestePerFunctie = 7 // parameters of one function
)

// maten are the sizes of one file: how long it is, its lines that are too wide, its
// functions with their lengths and the number of their parameters.
type maten struct {
	regels   int
	breed    []vondst // wat: the number of columns
	functies []functiemaat
}

type functiemaat struct {
	naam                      string
	regel, lengte, parameters int
}

// meet takes the sizes of a file.
func meet(fset *token.FileSet, boom *ast.File, inhoud []byte) (m maten) {
	for i, tekst := range strings.Split(string(inhoud), "\n") {
		kolommen := utf8.RuneCountInString(tekst) + (kolommenPerTab-1)*strings.Count(tekst, "\t")
		if kolommen > breedsteRegel {
			m.breed = append(m.breed, vondst{fmt.Sprint(kolommen), i + 1})
		}
		m.regels = i
	}
	for _, d := range boom.Decls {
		if f, ok := d.(*ast.FuncDecl); ok {
			begin, eind := fset.Position(f.Pos()).Line, fset.Position(f.End()).Line
			m.functies = append(m.functies, functiemaat{f.Name.Name, begin, eind - begin + 1, f.Type.Params.NumFields()})
		}
	}
	return m
}

// maat: nobody reads what does not fit on a screen. Lines fit, tests too; a file or
// function of the program that grows past its size is two things, and a function that
// asks for too many values misses a type. What is generated is not read by
// people.
func maat(h *huis) (klachten []string) {
	for _, b := range h.gos {
		if b.gemaakt {
			continue
		}
		for _, r := range b.maten.breed {
			klachten = append(klachten, fmt.Sprintf("%s%s kolommen; %d passen op een scherm", b.op(r.regel), r.wat, breedsteRegel))
		}
		if b.proefcode() {
			continue
		}
		if b.maten.regels > langsteBestand {
			klachten = append(klachten, fmt.Sprintf("%s%d regels in een bestand; maak er twee van", b.op(b.maten.regels), b.maten.regels))
		}
		for _, f := range b.maten.functies {
			if f.lengte > langsteFunctie {
				klachten = append(klachten, fmt.Sprintf("%s%s is %d regels lang; maak er twee van", b.op(f.regel), f.naam, f.lengte))
			}
			if f.parameters > meestePerFunctie {
				klachten = append(klachten, fmt.Sprintf("%s%s vraagt %d waarden; er mist een type", b.op(f.regel), f.naam, f.parameters))
			}
		}
	}
	return klachten
}
