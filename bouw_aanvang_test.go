package nabuur_test

import (
	"fmt"
	"go/ast"
	"go/token"
	"slices"
)

// duurBijAanvang are the packages and functions that read, translate or compile:
// what they make is made when it is asked for, and not for every command that the
// program carries out. An empty name stands for everything in the package.
var duurBijAanvang = map[string][]string{
	"regexp": nil, "template": nil, "os": nil, "fs": nil, "yaml": nil, "json": nil, "xml": nil, "gob": nil,
	"time": {"LoadLocation"}, "cedar": nil,
}

// aanvangMag are the folders that may: the one time zone of the house, and what is no
// part of the program.
var aanvangMag = []string{"grond/tijdlijn", "verkeer/istandaard/genereer", "verkeer/istandaard/berichtproef", "proef"}

// leestYAML are the rooms that read YAML while the program runs: what a user gives,
// and the demo region. What comes with the program is in it as a table.
var leestYAML = []string{"loket/inrichting", "verkeer/istandaard/genereer", "proef"}

// aanvang: a program that is asked for its help has nothing to read. No variable of a
// package is filled by reading or compiling, no package has an init, and YAML is read
// only where a user or the demo gives it.
func aanvang(h *huis) (klachten []string) {
	for _, b := range h.gos {
		if b.proefcode() {
			continue
		}
		if !onderEen(b.pad, aanvangMag) {
			for _, n := range b.aanvang {
				if namen, duur := duurBijAanvang[n.van]; duur && (namen == nil || slices.Contains(namen, n.wat)) {
					klachten = append(klachten, fmt.Sprintf("%s%s.%s bij het begin van het programma; doe het als erom gevraagd wordt",
						b.op(n.regel), n.van, n.wat))
				}
			}
			for _, f := range b.functie {
				if f.wat == "init" {
					klachten = append(klachten, b.op(f.regel)+"init() bij het begin van het programma; doe het als erom gevraagd wordt")
				}
			}
		}
		for _, i := range b.invoer {
			if i.pad == "github.com/goccy/go-yaml" && !onderEen(b.pad, leestYAML) {
				klachten = append(klachten, b.op(i.regel)+"leest YAML; maak er een tabel van (proef/gotabel)")
			}
		}
	}
	return klachten
}

// bijAanvang gives what is called to fill the variables of a package: not what stands
// in a function that is called later.
func bijAanvang(boom *ast.File, regel func(ast.Node) int) (namen []naam) {
	for _, d := range boom.Decls {
		groep, ok := d.(*ast.GenDecl)
		if !ok || groep.Tok != token.VAR {
			continue
		}
		ast.Inspect(groep, func(n ast.Node) bool {
			switch n := n.(type) {
			case *ast.FuncLit:
				return false
			case *ast.CallExpr:
				if f, ok := n.Fun.(*ast.FuncLit); ok { // called on the spot
					ast.Inspect(f.Body, func(n ast.Node) bool { namen = append(namen, aanroep(n, regel)...); return true })
				}
			}
			namen = append(namen, aanroep(n, regel)...)
			return true
		})
	}
	return namen
}

// aanroep gives the call of a function of another package.
func aanroep(n ast.Node, regel func(ast.Node) int) []naam {
	roep, ok := n.(*ast.CallExpr)
	if !ok {
		return nil
	}
	keuze, ok := roep.Fun.(*ast.SelectorExpr)
	if !ok {
		return nil
	}
	van, ok := keuze.X.(*ast.Ident)
	if !ok {
		return nil
	}
	return []naam{{van.Name, keuze.Sel.Name, regel(n)}}
}
