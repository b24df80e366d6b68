package verzoek

import (
	"fmt"

	"nabuur/grond/tijdlijn"
	"nabuur/kader/berichtregel"
	"nabuur/uitvoering/contract"
	"nabuur/uitvoering/toewijzing"
)

// dossier is what is known when a message is judged: the message, whether the
// municipality ever allotted anything to the client, the actual allotments of the
// client with this provider in this domain by number, the references this provider
// used before, an earlier request of it for this client that is not decided (nil when
// none is), and the products the municipality uses on the wanted days.
//
// An allotment is actual when it was not taken away and is valid on or after the
// Dagtekening of the message.
type dossier struct {
	Ontvangst
	bekend       bool
	toewijzingen map[int64]toewijzing.Toewijzing
	referenties  map[string]bool
	lopend       *Verzoek
	producten    contract.Productlijst
}

// regel is one rule of level 3, by its number in the standard, with the class it
// belongs to: the client, the request, or a line of a nature ("" for every line).
// Each check gives what is wrong, or "".
type regel struct {
	naam    string
	soort   Soort // "" for both
	client  func(d *dossier) string
	verzoek func(d *dossier, v Verzoek) string
	aard    Aard
	regel   func(d *dossier, r Regel) string
}

// regels are the rules of level 3 of iWmo/iJw 3.2 for 315 and 317, in the order in
// which they are checked. TR304 comes first: of an unknown client nothing else can
// be judged.
var regels = []regel{
	{naam: "TR304", soort: Wijziging, client: bekendeClient},
	{naam: "TR347", verzoek: nieuweReferentie},
	{naam: "TR374", verzoek: geenLopendVerzoek},
	{naam: "TR349", soort: Wijziging, verzoek: volledigPakket},
	{naam: "TR361", soort: Wijziging, verzoek: geenOverlap},
	{naam: "TR381", aard: Nieuw, regel: bekendProduct},
	{naam: "TR350", soort: Wijziging, aard: Ongewijzigd, regel: actueleToewijzing},
	{naam: "TR351", soort: Wijziging, aard: Wijzigen, regel: actueleToewijzing},
	{naam: "TR357", soort: Wijziging, aard: Wijzigen, regel: ingangInVerleden},
	{naam: "TR373", soort: Wijziging, aard: Wijzigen, regel: ingangBijTotaal},
	{naam: "TR375", soort: Wijziging, aard: Wijzigen, regel: generiekZonderOmvang},
	{naam: "TR411", soort: Wijziging, aard: Wijzigen, regel: specifiekMetOmvang},
	{naam: "TR412", soort: Wijziging, aard: Wijzigen, regel: aspecifiekZonderOmvang},
}

// Regels gives the numbers of the rules that are judged here, those on our own
// answer included.
func Regels() []string {
	var namen []string
	for _, r := range regels {
		namen = append(namen, r.naam)
	}
	for _, r := range antwoordregels {
		namen = append(namen, r.naam)
	}
	return namen
}

// Bevindingen are the findings on one message, per class. When there are findings
// on the client nothing else was judged.
type Bevindingen struct {
	Client    []berichtregel.Bevinding
	Verzoeken []PerVerzoek // in the order of the message
}

// PerVerzoek are the findings on one request: on the request itself (of a 315 the
// class AangevraagdProduct, of a 317 the class Verzoek) and on each of its lines,
// in their order.
type PerVerzoek struct {
	Verzoek []berichtregel.Bevinding
	Regels  [][]berichtregel.Bevinding
}

// Goed reports whether nothing was found.
func (b Bevindingen) Goed() bool {
	aantal := len(b.Client)
	for _, v := range b.Verzoeken {
		aantal += len(v.Verzoek)
		for _, r := range v.Regels {
			aantal += len(r)
		}
	}
	return aantal == 0
}

// controleer judges every rule of the table; it looks at nothing but the file.
func (d *dossier) controleer() Bevindingen {
	b := Bevindingen{Verzoeken: make([]PerVerzoek, len(d.Verzoeken))}
	for i, v := range d.Verzoeken {
		b.Verzoeken[i].Regels = make([][]berichtregel.Bevinding, len(v.Regels))
	}
	for _, r := range regels {
		if r.soort != "" && r.soort != d.Soort {
			continue
		}
		if r.client != nil {
			b.Client = meld(b.Client, r.naam, r.client(d))
			if len(b.Client) > 0 {
				return b
			}
			continue
		}
		for i, v := range d.Verzoeken {
			r.beoordeel(d, v, &b.Verzoeken[i])
		}
	}
	return b
}

// beoordeel applies the rule to one request, or to its lines.
func (r regel) beoordeel(d *dossier, v Verzoek, b *PerVerzoek) {
	if r.verzoek != nil {
		b.Verzoek = meld(b.Verzoek, r.naam, r.verzoek(d, v))
		if r.naam == "TR347" {
			d.referenties[v.Referentie] = true // a second one in the same message is not new either
		}
		return
	}
	for j, lijn := range v.Regels {
		if r.aard == "" || r.aard == lijn.Aard {
			b.Regels[j] = meld(b.Regels[j], r.naam, r.regel(d, lijn))
		}
	}
}

func meld(bevindingen []berichtregel.Bevinding, naam, zin string) []berichtregel.Bevinding {
	if zin == "" {
		return bevindingen
	}
	return append(bevindingen, berichtregel.New(naam, zin))
}

func bekendeClient(d *dossier) string {
	if d.bekend {
		return ""
	}
	return "De cliënt heeft bij deze gemeente geen toewijzing gehad."
}

func nieuweReferentie(d *dossier, v Verzoek) string {
	if !d.referenties[v.Referentie] {
		return ""
	}
	return fmt.Sprintf("De referentie %s is door deze aanbieder al eerder gebruikt.", v.Referentie)
}

func geenLopendVerzoek(d *dossier, _ Verzoek) string {
	if d.lopend == nil {
		return ""
	}
	return fmt.Sprintf("Op het verzoek van %s met referentie %s is nog niet beslist.", d.lopend.Dagtekening.Tekst(), d.lopend.Referentie)
}

func volledigPakket(d *dossier, v Verzoek) string {
	genoemd := map[int64]bool{}
	for _, r := range v.Regels {
		genoemd[r.Toewijzing] = true
	}
	for _, nummer := range nummers(d.toewijzingen) {
		if !genoemd[nummer] {
			return fmt.Sprintf("Toewijzing %d is actueel en staat niet in het verzoek.", nummer)
		}
	}
	return ""
}

func geenOverlap(d *dossier, v Verzoek) string {
	een, twee, stapelt := stapeling(d.Domein, d.gewenst(v))
	if !stapelt {
		return ""
	}
	return fmt.Sprintf("Regel %d en regel %d vragen hetzelfde product over dezelfde dagen.", min(een.Nummer, twee.Nummer),
		max(een.Nummer, twee.Nummer))
}

// gewenst gives the lines with product and period of what they ask; a line about an
// allotment that is not actual is left out.
func (d *dossier) gewenst(v Verzoek) []Regel {
	var lijnen []Regel
	for _, r := range v.Regels {
		if r.Aard != Nieuw {
			t, actueel := d.toewijzingen[r.Toewijzing]
			if !actueel {
				continue
			}
			r.Product = t.Product
			if r.Aard == Ongewijzigd {
				r.Geldig = t.Geldig
			}
		}
		lijnen = append(lijnen, r)
	}
	return lijnen
}

func bekendProduct(d *dossier, r Regel) string {
	if d.producten.Past(r.Product, r.Geldig.Vanaf) {
		return ""
	}
	return fmt.Sprintf("Product %s staat op %s niet in de productlijst van deze gemeente.", r.Product, r.Geldig.Vanaf.Tekst())
}

func actueleToewijzing(d *dossier, r Regel) string {
	if _, actueel := d.toewijzingen[r.Toewijzing]; actueel {
		return ""
	}
	return fmt.Sprintf("Toewijzing %d is voor deze cliënt en deze aanbieder niet actueel.", r.Toewijzing)
}

func ingangInVerleden(d *dossier, r Regel) string {
	t, actueel := d.toewijzingen[r.Toewijzing]
	if !actueel || r.Geldig.Vanaf > d.Dagtekening || r.Geldig.Vanaf == t.Geldig.Vanaf {
		return ""
	}
	return fmt.Sprintf("De gewenste ingangsdatum %s ligt niet na de dagtekening en is niet die van toewijzing %d, %s.",
		r.Geldig.Vanaf.Tekst(), t.Nummer, t.Geldig.Vanaf.Tekst())
}

// ingangBijTotaal: a budget, and a volume over the whole period, are changed on the
// allotment itself, from its first day. A total in another unit is another
// allotment and may begin on another day.
func ingangBijTotaal(d *dossier, r Regel) string {
	t, actueel := d.toewijzingen[r.Toewijzing]
	totaal := t.Omvang.Frequentie == contract.Totaal && r.Omvang.Frequentie == contract.Totaal &&
		t.Omvang.Eenheid == r.Omvang.Eenheid && t.Omvang.Volume != r.Omvang.Volume
	if !actueel || r.Geldig.Vanaf == t.Geldig.Vanaf || !totaal && r.Budget == t.Budget {
		return ""
	}
	return fmt.Sprintf("Een ander budget of totaal gaat in op de ingangsdatum van toewijzing %d, %s.", t.Nummer, t.Geldig.Vanaf.Tekst())
}

// laatsteMetOmvang is the last end of a request in which an allotment without a
// product code may still have a size (iWmo/iJw 3.2 TR375, TR412: 31-12-2020).
var laatsteMetOmvang = tijdlijn.MustDag("2020-12-31")

func (r Regel) na2020() bool { return r.Geldig.Tot.IsOpen() || r.Geldig.Laatste() > laatsteMetOmvang }

func generiekZonderOmvang(d *dossier, r Regel) string {
	t, actueel := d.toewijzingen[r.Toewijzing]
	if !actueel || t.Product.Categorie != "" || !r.na2020() || r.Omvang.IsLeeg() {
		return ""
	}
	return fmt.Sprintf("Toewijzing %d heeft geen product, dus ook geen omvang.", t.Nummer)
}

func specifiekMetOmvang(d *dossier, r Regel) string {
	t, actueel := d.toewijzingen[r.Toewijzing]
	if !actueel || t.Product.Code == "" || !r.Omvang.IsLeeg() {
		return ""
	}
	return fmt.Sprintf("Toewijzing %d is voor product %s; geef de omvang.", t.Nummer, t.Product)
}

func aspecifiekZonderOmvang(d *dossier, r Regel) string {
	t, actueel := d.toewijzingen[r.Toewijzing]
	if !actueel || t.Product.Categorie == "" || t.Product.Code != "" || !r.na2020() || r.Omvang.IsLeeg() {
		return ""
	}
	return fmt.Sprintf("Toewijzing %d heeft geen productcode, dus ook geen omvang.", t.Nummer)
}
