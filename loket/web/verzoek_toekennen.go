package web

import (
	"fmt"
	"net/url"
	"strconv"
	"strings"
	"unicode/utf8"

	"nabuur/grond/fout"
	"nabuur/grond/geld"
	"nabuur/grond/tijdlijn"
	"nabuur/uitvoering/contract"
	"nabuur/uitvoering/toewijzing"
	"nabuur/uitvoering/verzoek"
)

// langsteCommentaar is the number of characters of a remark to a provider.
const langsteCommentaar = 1000

// toekenbeeld is the content of the page that grants a request.
type toekenbeeld struct {
	formulier
	Product      *Veld // of a VOT: what may be granted otherwise
	Velden       []Veld
	Contract     *Melding // there is no contract to grant on
	Regels       *Tabel   // of a VOW: what will change
	Zaak         Veld
	Commentaar   Veld
	Bevestig     Bevestigkaart
	Gevraagd     *Gegevens
	Toewijzingen *Tabel
}

var toekenformulier = verzoekformulier{
	pad: "toekennen", handeling: "verzoek.toekennen", knop: "Ken toe", sjabloon: "verzoek_toekennen", begin: toekenBegin, beeld: toekenBeeld, doe: verzoekToekennen,
}

// eenheden are the units of a form, in order.
var eenheden = []string{contract.Minuut, contract.Uur, contract.Etmaal, contract.Dagdeel, contract.StuksInspanning, contract.StuksOutput, contract.Euro}

func productwaarde(p contract.Product) string { return p.Categorie + "/" + p.Code }

// toekenBegin fills the form with what the provider asked.
func toekenBegin(d *verzoekdossier) url.Values {
	w := url.Values{}
	if d.Soort != verzoek.Toewijzing {
		return w
	}
	r := d.Regels[0]
	w.Set("product", productwaarde(r.Product))
	if !r.Omvang.IsLeeg() {
		w.Set("volume", strconv.FormatInt(r.Omvang.Volume, 10))
		w.Set("eenheid", r.Omvang.Eenheid)
		w.Set("frequentie", r.Omvang.Frequentie)
	}
	if r.Budget > 0 {
		w.Set("budget", fmt.Sprintf("%d,%02d", r.Budget/100, r.Budget%100))
	}
	w.Set("vanaf", r.Geldig.Vanaf.String())
	if !r.Geldig.Tot.IsOpen() {
		w.Set("tot", r.Geldig.Laatste().String())
	}
	return w
}

func toekenBeeld(b *bezoek, d *verzoekdossier, i *invoer) (any, string, error) {
	titel := "Ken het " + d.Soort.Tekst() + " toe: " + d.wie()
	onder := "Ingevuld staat wat de aanbieder vraagt. U mag hulp, hoeveelheid en periode anders toekennen."
	if d.Soort == verzoek.Wijziging {
		onder = "Een verzoek om wijziging kent u in zijn geheel toe, zoals het is gevraagd. Kan dat niet, wijs het dan af."
	}
	f := d.formulier(b, "toekennen", i, titel, onder, Knop{Tekst: "Ken toe", Soort: Hoofdknop})
	beeld := toekenbeeld{formulier: f, Bevestig: b.bevestiging(d, i, "kent dit verzoek toe", f.Knoppen),
		Zaak:       Veld{Naam: "zaak", Label: "Zaaknummer waar dit op rust", Uitleg: "Alleen als er een zaak van deze inwoner is, bijvoorbeeld 2017-000012.", Waarde: i.waarden.Get("zaak"), Fout: i.bij("zaak"), Facultatief: true, Kort: true, Max: 20},
		Commentaar: Veld{Soort: LangVeld, Naam: "commentaar", Label: "Opmerking voor de aanbieder", Uitleg: "Ten hoogste " + getal(langsteCommentaar) + " tekens. De aanbieder leest dit.", Waarde: i.waarden.Get("commentaar"), Fout: i.bij("commentaar"), Facultatief: true, Regels: 3, Max: langsteCommentaar},
	}
	if d.Soort == verzoek.Wijziging {
		t := d.regeltabel(true)
		t.Bijschrift = "Dit verandert er als u toekent"
		beeld.Regels = &t
		return beeld, titel, nil
	}
	if err := b.toekenvelden(d, i, &beeld); err != nil {
		return nil, titel, err
	}
	g := d.gevraagd(d.Regels[0])
	beeld.Gevraagd = &g
	if len(d.toewijzingen) > 0 {
		t, err := b.toewijzingtabel(d.Gemeente, "Wat de inwoner nu van deze aanbieder krijgt", d.toewijzingen)
		if err != nil {
			return nil, titel, err
		}
		beeld.Toewijzingen = &t
	}
	return beeld, titel, nil
}

// toekenvelden gives the fields in which a VOT may be granted otherwise.
func (b *bezoek) toekenvelden(d *verzoekdossier, i *invoer, beeld *toekenbeeld) error {
	op, err := tijdlijn.ParseDag(i.tekst("vanaf"))
	if err != nil {
		op = d.Regels[0].Geldig.Vanaf
	}
	keuzes, err := b.contractkeuzes(d, op)
	if err != nil {
		return err
	}
	if len(keuzes) == 0 {
		beeld.Contract = &Melding{Toon: LetOp, Kop: "Op " + op.Tekst() + " heeft " + d.aanbieder + " geen contract voor " + b.Gemeenten.Naam(d.Gemeente), Tekst: "Kies een andere begindatum, of wijs het verzoek af omdat er geen contract is."}
	}
	veld := func(v Veld) Veld {
		v.Waarde, v.Fout = i.waarden.Get(v.Naam), i.bij(v.Naam)
		for n := range v.Keuzes {
			v.Keuzes[n].Gekozen = v.Keuzes[n].Waarde == v.Waarde
		}
		return v
	}
	gevraagd := d.Regels[0].Product
	producten := []Keuze{{Waarde: productwaarde(gevraagd), Tekst: "Zoals gevraagd: " + d.producten.naam(d.Domein, gevraagd)}}
	for _, k := range keuzes {
		if k.Tarief.Product != gevraagd {
			producten = append(producten, Keuze{Waarde: productwaarde(k.Tarief.Product), Tekst: fmt.Sprintf("%s (%s per %s)", k.Tarief.Omschrijving, k.Tarief.Bedrag, woord(eenheidEen, k.Tarief.Eenheid))})
		}
	}
	product := veld(Veld{Soort: LijstVeld, Naam: "product", Label: "Welke hulp?", Uitleg: "Wat deze aanbieder op de begindatum mag leveren.", Keuzes: producten})
	beeld.Product = &product
	per, vaak := []Keuze{{Tekst: "Geen"}}, []Keuze{{Tekst: "Geen"}}
	for _, e := range eenheden {
		per = append(per, Keuze{Waarde: e, Tekst: hoofdletter(eenheidkeus(e))})
	}
	for _, f := range frequenties {
		vaak = append(vaak, Keuze{Waarde: f, Tekst: hoofdletter(frequentiewoord[f])})
	}
	beeld.Velden = []Veld{
		veld(Veld{Soort: GetalVeld, Naam: "volume", Label: "Hoeveel?", Kort: true, Max: 10}), veld(Veld{Soort: LijstVeld, Naam: "eenheid", Label: "Eenheid", Keuzes: per}),
		veld(Veld{Soort: LijstVeld, Naam: "frequentie", Label: "Hoe vaak?", Keuzes: vaak}),
		veld(Veld{Soort: BedragVeld, Naam: "budget", Label: "Of: budget", Uitleg: "In plaats van een hoeveelheid.", Facultatief: true, Max: 14}),
		veld(Veld{Soort: DatumVeld, Naam: "vanaf", Label: "Vanaf"}), veld(Veld{Soort: DatumVeld, Naam: "tot", Label: "Tot en met", Uitleg: "Leeg: zonder einddatum.", Facultatief: true}),
	}
	return nil
}

// eenheidkeus names a unit so that no two are called the same.
func eenheidkeus(eenheid string) string {
	switch eenheid {
	case contract.StuksInspanning:
		return "stuks (inspanning)"
	case contract.StuksOutput:
		return "stuks (output)"
	}
	return eenheidwoord[eenheid]
}

// verzoekToekennen grants the request.
func verzoekToekennen(b *bezoek, d *verzoekdossier, i *invoer) (uitkomst, error) {
	t := verzoek.Toekenning{Commentaar: i.tekst("commentaar")}
	if utf8.RuneCountInString(t.Commentaar) > langsteCommentaar {
		i.fout("commentaar", "De opmerking is te lang: houd het bij "+getal(langsteCommentaar)+" tekens.")
	}
	if d.Soort == verzoek.Toewijzing {
		if err := b.leesToekenning(d, i, &t); err != nil {
			return uitkomst{}, err
		}
	}
	if err := b.leesGrond(d, i, &t); err != nil {
		return uitkomst{}, err
	}
	bevestigd(i)
	if err := i.mis(); err != nil {
		return uitkomst{}, err
	}
	_, err := b.Verzoeken.Toekennen(b.r.Context(), b.wie, d.verwijzing(i), t)
	return uitkomst{adres: d.pad, kop: "Het verzoek is toegekend", tekst: d.aanbieder + " krijgt vandaag bericht van de toewijzing."}, bijVerzoekveld(err)
}

// leesToekenning reads what is granted; what is as asked is left out.
func (b *bezoek) leesToekenning(d *verzoekdossier, i *invoer, t *verzoek.Toekenning) error {
	r := d.Regels[0]
	geldig := tijdlijn.Vanaf(i.dag("vanaf", "Vul in vanaf welke dag u toekent."))
	if i.tekst("tot") != "" {
		geldig.Tot = i.dag("tot", "").Plus(1)
		if i.mis() == nil && geldig.Leeg() {
			i.fout("tot", "De laatste dag ligt voor de eerste. Controleer de datums.")
		}
	}
	omvang, budget := i.omvang(), i.bedrag("budget")
	if gekozen := i.tekst("product"); gekozen != productwaarde(r.Product) {
		keuzes, err := b.contractkeuzes(d, geldig.Vanaf)
		if err != nil {
			return err
		}
		for _, k := range keuzes {
			if productwaarde(k.Tarief.Product) == gekozen {
				t.Product = &k.Tarief.Product
			}
		}
		if t.Product == nil {
			i.fout("product", "Kies hulp die deze aanbieder op de begindatum mag leveren.")
		}
	}
	if geldig != r.Geldig {
		t.Geldig = &geldig
	}
	if omvang != r.Omvang {
		t.Omvang = &omvang
	}
	if budget != r.Budget {
		t.Budget = &budget
	}
	return nil
}

// omvang reads a size; all fields empty is none.
func (i *invoer) omvang() toewijzing.Omvang {
	o := toewijzing.Omvang{Eenheid: i.tekst("eenheid"), Frequentie: i.tekst("frequentie")}
	if tekst := i.tekst("volume"); tekst != "" {
		var err error
		if o.Volume, err = strconv.ParseInt(strings.ReplaceAll(tekst, ".", ""), 10, 64); err != nil || o.Volume <= 0 || o.Volume > 99_999_999 {
			i.fout("volume", "Vul in hoeveel u toekent: een heel getal boven 0.")
		}
	} else if !o.IsLeeg() {
		i.fout("volume", "Vul in hoeveel u toekent, of kies bij eenheid en hoe vaak: geen.")
	}
	if o.Eenheid != "" && eenheidwoord[o.Eenheid] == "" || o.Eenheid == "" && o.Volume > 0 {
		i.fout("eenheid", "Kies een eenheid.")
	}
	if o.Frequentie != "" && frequentiewoord[o.Frequentie] == "" || o.Frequentie == "" && o.Volume > 0 {
		i.fout("frequentie", "Kies hoe vaak.")
	}
	return o
}

// bedrag reads an amount; an empty field is 0.
func (i *invoer) bedrag(naam string) geld.Cent {
	tekst := i.tekst(naam)
	if tekst == "" {
		return 0
	}
	bedrag, err := geld.ParseCent(tekst)
	if err != nil {
		i.fout(naam, fout.Zin(err))
	}
	return bedrag
}

// leesGrond finds the case that the grant leans on, with its decision: one that this
// user may see.
func (b *bezoek) leesGrond(d *verzoekdossier, i *invoer, t *verzoek.Toekenning) error {
	nummer := i.tekst("zaak")
	if nummer == "" {
		return nil
	}
	z, err := b.Zaken.MetNummer(b.r.Context(), b.blik, d.Gemeente, nummer)
	if err == nil {
		beeld, geweigerd := b.Zaken.Zien(b.r.Context(), b.blik, d.Gemeente, z.ID)
		if err = geweigerd; err == nil {
			t.Zaak = z.ID
			if beeld.Beschikking != nil {
				t.Beschikking = beeld.Beschikking.Nummer
			}
			return nil
		}
	}
	i.fout("zaak", "Zaak "+nummer+" is bij deze gemeente niet gevonden. Controleer het nummer of laat het leeg.")
	return alleenStoring(err)
}

// verzoekvelden are the fields of the form, by the place that the rooms name in an
// error.
var verzoekvelden = map[string]string{
	"omvang": "volume", "volume": "volume", "eenheid": "eenheid", "frequentie": "frequentie", "budget": "budget", "geldig": "vanaf", "vanaf": "vanaf", "tot": "tot",
	"product": "product", "aanbieder": "product", "zaak": "zaak",
}

// bijVerzoekveld leads an error of a room to its field in the form; one about
// something that is no field stays without.
func bijVerzoekveld(err error) error {
	plek := fout.Plek(err)
	if err == nil || plek == "" {
		return err
	}
	uit := fout.New(fout.SoortVan(err), "%s", fout.Zin(err))
	if veld := verzoekvelden[plek]; veld != "" {
		return uit.Bij(veld)
	}
	return uit
}
