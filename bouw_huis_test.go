package nabuur_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"path"
	"slices"
	"strconv"
	"strings"
)

const module = "nabuur"

// huis is the tree as the inspection sees it: what stands in the Go files, and
// the text of the other files that a rule looks at. Rules read it and nothing
// else, so that a planted tree serves as well as the real one.
type huis struct {
	gos   []*gobestand      // in order of path
	tekst map[string]string // other files by path
}

// gobestand is one Go file, read once for all rules.
type gobestand struct {
	pad     string // from the root, with slashes
	pakket  string // as in the package clause, without _test
	test    bool   // ends in _test.go
	gemaakt bool   // generated, says its first comment
	invoer  []invoer
	teksten []vondst // string literals, unquoted
	namen   []naam   // a.b, as in time.Now
	aanvang []naam   // those that are called to fill a variable of the package
	functie []vondst // declared functions and methods
	maten   maten

	handelingen []vondst // constants of the type Handeling
	typen       []vondst // declared types
}

type vondst struct {
	wat   string
	regel int
}

type invoer struct {
	alias, pad string
	regel      int
}

type naam struct {
	van, wat string
	regel    int
}

// map_ gives the folder in which the file stands.
func (b *gobestand) map_() string { return path.Dir(b.pad) }

// op gives the place of a complaint: path and line.
func (b *gobestand) op(regel int) string { return b.pad + ":" + strconv.Itoa(regel) + ": " }

// overgeslagen are folders that are not the house: made, fetched or planted.
var overgeslagen = []string{"node_modules", "testdata", "dist", "bin", "tmp", "artefacten", "vendor"}

// leesHuis reads every Go file of the tree and the other files rules look at.
func leesHuis(boom fs.FS) (*huis, error) {
	h := &huis{tekst: map[string]string{}}
	fset := token.NewFileSet()
	err := fs.WalkDir(boom, ".", func(pad string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if d.IsDir() {
			if pad != "." && (strings.HasPrefix(d.Name(), ".") || slices.Contains(overgeslagen, d.Name())) {
				return fs.SkipDir
			}
			return nil
		}
		switch path.Ext(pad) {
		case ".go", ".sql", ".gohtml", ".md", ".yaml":
		default:
			return nil
		}
		inhoud, err := fs.ReadFile(boom, pad)
		if err != nil {
			return err
		}
		if path.Ext(pad) != ".go" {
			h.tekst[pad] = string(inhoud)
			return nil
		}
		b, err := leesGo(fset, pad, inhoud)
		h.gos = append(h.gos, b)
		return err
	})
	return h, err
}

func leesGo(fset *token.FileSet, pad string, inhoud []byte) (*gobestand, error) {
	boom, err := parser.ParseFile(fset, pad, inhoud, parser.ParseComments|parser.SkipObjectResolution)
	if err != nil {
		return nil, err
	}
	b := &gobestand{
		pad:     pad,
		pakket:  strings.TrimSuffix(boom.Name.Name, "_test"),
		test:    strings.HasSuffix(pad, "_test.go"),
		gemaakt: ast.IsGenerated(boom),
	}
	regel := func(n ast.Node) int { return fset.Position(n.Pos()).Line }
	b.aanvang = bijAanvang(boom, regel)
	b.maten = meet(fset, boom, inhoud)
	ast.Inspect(boom, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.ImportSpec:
			alias := ""
			if n.Name != nil {
				alias = n.Name.Name
			}
			doel, _ := strconv.Unquote(n.Path.Value)
			b.invoer = append(b.invoer, invoer{alias, doel, regel(n)})
			return false
		case *ast.BinaryExpr:
			if tekst, ok := samengevoegd(n); ok {
				b.teksten = append(b.teksten, vondst{tekst, regel(n)})
				return false
			}
		default:
			b.bekijk(n, regel)
		}
		return true
	})
	return b, nil
}

// samengevoegd gives a text that is put together with +: what is not a literal
// becomes a space. It returns false when nothing of it is a literal.
func samengevoegd(e ast.Expr) (string, bool) {
	switch e := e.(type) {
	case *ast.BasicLit:
		waarde, err := strconv.Unquote(e.Value)
		return waarde, err == nil && e.Kind == token.STRING
	case *ast.BinaryExpr:
		if e.Op == token.ADD {
			links, een := samengevoegd(e.X)
			rechts, twee := samengevoegd(e.Y)
			return links + rechts, een || twee
		}
	case *ast.ParenExpr:
		return samengevoegd(e.X)
	}
	return " ", false
}

// bekijk notes what rules ask for.
func (b *gobestand) bekijk(n ast.Node, regel func(ast.Node) int) {
	switch n := n.(type) {
	case *ast.BasicLit:
		if n.Kind == token.STRING {
			if waarde, err := strconv.Unquote(n.Value); err == nil {
				b.teksten = append(b.teksten, vondst{waarde, regel(n)})
			}
		}
	case *ast.SelectorExpr:
		if van, ok := n.X.(*ast.Ident); ok {
			b.namen = append(b.namen, naam{van.Name, n.Sel.Name, regel(n)})
		}
	case *ast.FuncDecl:
		b.functie = append(b.functie, vondst{n.Name.Name, regel(n)})
	case *ast.ValueSpec:
		if soort, ok := n.Type.(*ast.Ident); ok && soort.Name == "Handeling" && len(n.Names) == 1 {
			b.handelingen = append(b.handelingen, vondst{n.Names[0].Name, regel(n)})
		}
	case *ast.TypeSpec:
		b.typen = append(b.typen, vondst{n.Name.Name, regel(n)})
	}
}

// onder reports whether pad is een or stands below it.
func onder(pad, een string) bool {
	return pad == een || strings.HasPrefix(pad, een) && len(pad) > len(een) && pad[len(een)] == '/'
}

// onderEen reports whether pad is one of lijst or stands below one.
func onderEen(pad string, lijst []string) bool {
	return slices.ContainsFunc(lijst, func(een string) bool { return onder(pad, een) })
}

// proefcode reports whether the file is test code: a test, or a package that
// only tests use.
func (b *gobestand) proefcode() bool { return b.test || onderEen(b.pad, proefkamers) }

// proefkamers are the packages outside proef that only tests import.
var proefkamers = []string{
	"opslag/opslagproef", standaardkamer + "/berichtproef", standaardkamer + "/proefuitgave",
}
