package toegang

import (
	"embed"
	"errors"
	"fmt"
	"io/fs"
	"slices"
	"strings"

	"github.com/cedar-policy/cedar-go"
	"github.com/cedar-policy/cedar-go/x/exp/ast"
	"github.com/cedar-policy/cedar-go/x/exp/schema"
	"github.com/cedar-policy/cedar-go/x/exp/schema/validate"
)

//go:embed beleid
var beleidsbestanden embed.FS

// GeenBeleid stands in Toestemming.Beleid when no policy allowed the act and
// none forbade it: what is not allowed is refused.
const GeenBeleid = "geen"

const (
	verbodGeenRelatie = "verbod.geen-relatie"
	verbodVerslag     = "verbod.verslag"
)

// Beleidsregel is one policy as an auditor reads it.
type Beleidsregel struct {
	ID     string
	Uitleg string
	Verbod bool
	Tekst  string // the policy itself, in Cedar
}

// beleid is a checked set of policies.
type beleid struct {
	regels *cedar.PolicySet
	uitleg map[string]string
	lijst  []Beleidsregel
}

// leesBeleid reads every .cedar file and refuses a set in which a policy has no
// @id or @uitleg, an @id occurs twice, or a policy names a fact or an act that
// does not exist.
func leesBeleid(bestanden fs.FS) (*beleid, error) {
	keuring, err := leesSchema(bestanden)
	if err != nil {
		return nil, err
	}
	namen, err := fs.Glob(bestanden, "beleid/*.cedar")
	if err != nil {
		return nil, err
	}
	b := &beleid{regels: cedar.NewPolicySet(), uitleg: map[string]string{}}
	for _, naam := range namen {
		inhoud, err := fs.ReadFile(bestanden, naam)
		if err != nil {
			return nil, err
		}
		regels, err := cedar.NewPolicyListFromBytes(naam, inhoud)
		if err != nil {
			return nil, fmt.Errorf("toegang: %s: %w", naam, err)
		}
		for _, regel := range regels {
			if err := b.voegToe(keuring, regel); err != nil {
				return nil, fmt.Errorf("toegang: %s: %w", naam, err)
			}
		}
	}
	if len(b.lijst) == 0 {
		return nil, errors.New("toegang: er is geen beleid")
	}
	slices.SortFunc(b.lijst, func(a, c Beleidsregel) int { return strings.Compare(a.ID, c.ID) })
	return b, nil
}

func (b *beleid) voegToe(keuring *validate.Validator, regel *cedar.Policy) error {
	noten := regel.Annotations()
	id, uitleg := string(noten["id"]), string(noten["uitleg"])
	if id == "" || uitleg == "" {
		return fmt.Errorf("regel %d: elke regel heeft @id en @uitleg", regel.Position().Line)
	}
	if err := keuring.Policy(id, (*ast.Policy)(regel.AST())); err != nil {
		return err
	}
	if !b.regels.Add(cedar.PolicyID(id), regel) {
		return fmt.Errorf("de regel %s staat er twee keer", id)
	}
	b.uitleg[id] = uitleg
	b.lijst = append(b.lijst, Beleidsregel{ID: id, Uitleg: uitleg, Verbod: regel.Effect() == cedar.Forbid,
		Tekst: string(regel.MarshalCedar())})
	return nil
}

func leesSchema(bestanden fs.FS) (*validate.Validator, error) {
	inhoud, err := fs.ReadFile(bestanden, "beleid/nabuur.cedarschema")
	if err != nil {
		return nil, err
	}
	var tekst strings.Builder
	tekst.Write(inhoud)
	for _, v := range voorschriften {
		fmt.Fprintf(&tekst, "action %q appliesTo { principal: Organisatie, resource: Gemeente, context: Feiten };\n", string(v.Handeling))
	}
	var s schema.Schema
	if err := s.UnmarshalCedar([]byte(tekst.String())); err != nil {
		return nil, fmt.Errorf("toegang: nabuur.cedarschema: %w", err)
	}
	opgelost, err := s.Resolve()
	if err != nil {
		return nil, fmt.Errorf("toegang: nabuur.cedarschema: %w", err)
	}
	return validate.New(opgelost), nil
}

// feiten is all that a policy may know of a request.
type feiten struct {
	soort              Soort
	functieToegestaan  bool // one of the functions of staff may do the act
	isVerantwoordelijk bool // the organisation is the responsible municipality today
	isUitvoerder       bool // it holds the task today
	isUitloop          bool // it winds up this work after its task ended
	heeftStap          bool // it holds a step that the case has come to
	doetOnderzoek      bool // it holds the onderzoek
	heeftRelatie       bool // it has any task for the municipality, or winds one up
}

func (f feiten) context() cedar.Record {
	return cedar.NewRecord(cedar.RecordMap{
		"soort":              cedar.String(f.soort),
		"functieToegestaan":  cedar.Boolean(f.functieToegestaan),
		"isVerantwoordelijk": cedar.Boolean(f.isVerantwoordelijk),
		"isUitvoerder":       cedar.Boolean(f.isUitvoerder),
		"isUitloop":          cedar.Boolean(f.isUitloop),
		"heeftStap":          cedar.Boolean(f.heeftStap),
		"doetOnderzoek":      cedar.Boolean(f.doetOnderzoek),
		"heeftRelatie":       cedar.Boolean(f.heeftRelatie),
	})
}

// beslis lets the policies decide and gives the one that decided: the first by
// name when there are several, GeenBeleid when there is none. A policy that
// cannot be worked out refuses.
func (b *beleid) beslis(h Handeling, organisatie, gemeente string, f feiten) (bool, string, error) {
	besluit, verslag := cedar.Authorize(b.regels, cedar.EntityMap{}, cedar.Request{
		Principal: cedar.NewEntityUID("Organisatie", cedar.String(organisatie)),
		Action:    cedar.NewEntityUID("Action", cedar.String(h)),
		Resource:  cedar.NewEntityUID("Gemeente", cedar.String(gemeente)),
		Context:   f.context(),
	})
	if len(verslag.Errors) > 0 {
		return false, GeenBeleid, fmt.Errorf("toegang: %s: %s", verslag.Errors[0].PolicyID, verslag.Errors[0].Message)
	}
	id := GeenBeleid
	for _, reden := range verslag.Reasons {
		if id == GeenBeleid || string(reden.PolicyID) < id {
			id = string(reden.PolicyID)
		}
	}
	return besluit == cedar.Allow, id, nil
}
