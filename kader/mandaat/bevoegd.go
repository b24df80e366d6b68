package mandaat

import (
	"context"
	"slices"
	"strings"

	"nabuur/grond/fout"
	"nabuur/grond/geld"
	"nabuur/grond/kenmerk"
	"nabuur/grond/tijdlijn"
	"nabuur/kader/organisatie"
	"nabuur/kader/taakverdeling"
	"nabuur/opslag"
)

// Vraag is a decision that somebody wants to take under mandate: on which task of
// which municipality, on which day, with which amount (0 when none is involved), and
// which subjects it touches, such as "hardheidsclausule". A decision on an objection
// names in Primair who signed the decision that the objection is against, in the
// function he signed in.
type Vraag struct {
	Wie         organisatie.Wie
	Gemeente    kenmerk.Gemeentecode
	Taak        taakverdeling.Taak
	Dag         tijdlijn.Dag
	Bedrag      geld.Cent
	Onderwerpen []string
	Primair     *organisatie.Wie // nil for any other decision
}

// Bevoegd says under which mandate somebody may take the decision. Where several
// mandates reach that far, it is the one with the lowest ceiling. Whoever took a
// decision never decides on the objection against it (art. 10:3 lid 3 Awb).
//
// After a merger the mandates of the new municipality count: a mandate ends with
// the body that gave it. The error is NietBevoegd and names who may decide, or
// NietGevonden when no municipality answers for the municipality on that day.
func (r *Register) Bevoegd(ctx context.Context, lezer opslag.Lezer, v Vraag) (Bevoegdheid, error) {
	verantwoordelijk, ok := r.gemeenten.Verantwoordelijk(v.Gemeente, v.Dag)
	if !ok {
		return Bevoegdheid{}, fout.New(fout.NietGevonden, "Op %s is er geen gemeente %s. Controleer de gemeente en de datum.",
			v.Dag.Tekst(), r.gemeenten.Naam(v.Gemeente))
	}
	mandaten, err := leesVoorTaak(ctx, lezer, verantwoordelijk.Code, v.Taak, v.Dag)
	if err != nil {
		return Bevoegdheid{}, err
	}
	var dekkend []Mandaat
	var tekort *Mandaat // one's own mandate that does not reach far enough
	for _, m := range mandaten {
		eigen := m.Organisatie == v.Wie.Organisatie && v.Wie.Heeft(m.Functie)
		switch {
		case !m.dekt(v.Bedrag, v.Onderwerpen):
			if eigen {
				tekort = &m
			}
		case eigen:
			if err := v.andereDanPrimair(); err != nil {
				return Bevoegdheid{}, err
			}
			namens := NamensVoluit(m.Orgaan, verantwoordelijk.Naam)
			return Bevoegdheid{Mandaat: m, Namens: namens,
				Ondertekening: "Namens " + namens + ", " + v.Wie.Naam + ", " + functienaam(m.Functie)}, nil
		default:
			dekkend = append(dekkend, m)
		}
	}
	zin, err := r.wieWel(ctx, verantwoordelijk, v.Taak, v.Dag, dekkend)
	if err != nil {
		return Bevoegdheid{}, err
	}
	if tekort != nil {
		zin = waaromNiet(*tekort, v.Bedrag, v.Onderwerpen) + " " + zin
	}
	return Bevoegdheid{}, &fout.Fout{Soort: fout.NietBevoegd, Zin: zin}
}

// waaromNiet says why a mandate does not reach this decision.
func waaromNiet(m Mandaat, bedrag geld.Cent, onderwerpen []string) string {
	if onderwerp := sluitUit(m, onderwerpen); onderwerp != "" {
		return "Uw mandaat geldt niet voor: " + onderwerp + "."
	}
	return "Uw mandaat gaat tot en met " + m.Tot.String() + "; dit besluit gaat over " + bedrag.String() + "."
}

// wieWel names who may decide, in one sentence.
func (r *Register) wieWel(ctx context.Context, gemeente organisatie.Gemeente, taak taakverdeling.Taak, dag tijdlijn.Dag,
	dekkend []Mandaat) (string, error) {
	if len(dekkend) == 0 {
		besluiten := besluitenOver(taak)
		return "Voor " + strings.ToLower(besluiten[:1]) + besluiten[1:] + " heeft op " + dag.Tekst() +
			" niemand mandaat van de gemeente " + gemeente.Naam + ". " + hoofdletter(namensKort(College,
			gemeente.Naam)) + " beslist zelf of verleent eerst mandaat.", nil
	}
	var namen []string
	for _, m := range dekkend {
		naam, err := r.orgs.Naam(ctx, m.Organisatie)
		if err != nil {
			return "", err
		}
		namen = append(namen, "de "+functienaam(m.Functie)+" van "+naam)
	}
	return besluitenOver(taak) + " neemt namens " + namensKort(dekkend[0].Orgaan, gemeente.Naam) + ": " + opsomming(namen) + ".", nil
}

// besluitenOver names the decisions of a task, with a capital.
func besluitenOver(taak taakverdeling.Taak) string {
	domein := map[taakverdeling.Domein]string{
		taakverdeling.Wmo: "de Wmo", taakverdeling.Jeugd: "jeugdhulp", taakverdeling.Inkomen: "inkomen", taakverdeling.Welzijn: "welzijn",
	}[taak.Domein()]
	if domein == "" {
		domein = string(taak.Domein())
	}
	switch functie := taak.Functie(); functie {
	case taakverdeling.Besluit:
		return "Besluiten over " + domein
	case taakverdeling.Bezwaar:
		return "Beslissingen op bezwaar over " + domein
	default:
		return "Besluiten over " + domein + " (" + functie.String() + ")"
	}
}

// NamensVoluit names a body of a municipality in full, as under a letter: "het college van
// burgemeester en wethouders van Weesp".
func NamensVoluit(orgaan, gemeente string) string {
	if orgaan == College {
		return "het college van burgemeester en wethouders van " + gemeente
	}
	return namensKort(orgaan, gemeente)
}

func namensKort(orgaan, gemeente string) string {
	switch orgaan {
	case Burgemeester:
		return "de burgemeester van " + gemeente
	case Raad:
		return "de gemeenteraad van " + gemeente
	default:
		return "het college van " + gemeente
	}
}

// functienaam names a function as people do: some are known by their work.
func functienaam(functie organisatie.Functie) string {
	switch functie {
	case "backoffice", "beheer", "bezwaar", "declaratie":
		return "medewerker " + string(functie)
	}
	return string(functie)
}

func hoofdletter(zin string) string { return strings.ToUpper(zin[:1]) + zin[1:] }

// opsomming joins names as "a, b of c", each once.
func opsomming(namen []string) string {
	var uniek []string
	gezien := map[string]bool{}
	for _, naam := range namen {
		if !gezien[naam] {
			gezien[naam] = true
			uniek = append(uniek, naam)
		}
	}
	laatste := len(uniek) - 1
	if laatste == 0 {
		return uniek[0]
	}
	return strings.Join(uniek[:laatste], ", ") + " of " + uniek[laatste]
}

// AnderOpBezwaar tells the reader the rule that Bevoegd keeps.
const AnderOpBezwaar = "Wie het besluit nam, beslist niet op het bezwaar (artikel 10:3 lid 3 Awb)."

// andereDanPrimair refuses (NietBevoegd) that whoever took the primary decision under
// mandate also decides on the objection against it (art. 10:3 lid 3 Awb). That is the
// same person, and also the same mandated function in the same organisation. Somebody
// who has another function as well can decide in that one.
func (v Vraag) andereDanPrimair() error {
	if v.Primair == nil || v.Primair.Organisatie != v.Wie.Organisatie {
		return nil
	}
	if v.Primair.Medewerker == v.Wie.Medewerker {
		return fout.New(fout.NietBevoegd,
			"U nam het besluit waartegen dit bezwaar is gemaakt. Een ander beslist op het bezwaar (artikel 10:3, derde lid, Awb).")
	}
	if len(v.Primair.Functies) == 0 || slices.ContainsFunc(v.Wie.Functies,
		func(f organisatie.Functie) bool { return !v.Primair.Heeft(f) }) {
		return nil
	}
	return fout.New(fout.NietBevoegd, "Het besluit waartegen dit bezwaar is gemaakt, is in uw functie (%s) genomen. "+
		"Een andere functie beslist op het bezwaar (artikel 10:3, derde lid, Awb).", functies(v.Wie))
}

func functies(wie organisatie.Wie) string {
	namen := make([]string, len(wie.Functies))
	for i, f := range wie.Functies {
		namen[i] = functienaam(f)
	}
	return strings.Join(namen, ", ")
}
