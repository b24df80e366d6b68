package berichtblad

import (
	"fmt"
	"net/url"
	"strconv"
	"strings"
	"unicode/utf8"

	"nabuur/grond/fout"
	"nabuur/grond/tijdlijn"
	"nabuur/loket/bezoek"
	"nabuur/loket/vorm"
	"nabuur/uitvoering/contract"
	"nabuur/uitvoering/toewijzing"
	"nabuur/uitvoering/verzoek"
)

// langsteCommentaar is the number of characters of a remark to a provider.
const langsteCommentaar = 1000

// toekenbeeld is the content of the page that grants a request.
type toekenbeeld struct {
	vorm.Formulier
	Product      *vorm.Veld // of a VOT: what may be granted otherwise
	Velden       []vorm.Veld
	Contract     *vorm.Melding // there is no contract to grant on
	Regels       *vorm.Tabel   // of a VOW: what will change
	Zaak         vorm.Veld
	Commentaar   vorm.Veld
	Bevestig     vorm.Bevestigkaart
	Gevraagd     *vorm.Gegevens
	Toewijzingen *vorm.Tabel
}

var toekenformulier = verzoekformulier{
	pad: "toekennen", handeling: "verzoek.toekennen", knop: "Ken toe", sjabloon: "verzoek_toekennen", begin: toekenBegin,
	beeld: toekenBeeld, doe: verzoekToekennen,
}

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
		w.Set("eenheid", string(r.Omvang.Eenheid))
		w.Set("frequentie", string(r.Omvang.Frequentie))
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

func toekenBeeld(b *blad, d *verzoekdossier, i *vorm.Invoer) (any, string, error) {
	titel := "Ken het " + d.Soort.Tekst() + " toe: " + d.wie()
	onder := "Ingevuld staat wat de aanbieder vraagt. U mag hulp, hoeveelheid en periode anders toekennen."
	if d.Soort == verzoek.Wijziging {
		onder = "Een verzoek om wijziging kent u in zijn geheel toe, zoals het is gevraagd. Kan dat niet, wijs het dan af."
	}
	f := d.formulier(b, "toekennen", i, titel, onder, vorm.Knop{Tekst: "Ken toe", Soort: vorm.Hoofdknop})
	beeld := toekenbeeld{Formulier: f, Bevestig: b.bevestiging(d, i, "kent dit verzoek toe", f.Knoppen),
		Zaak: vorm.Veld{Naam: "zaak", Label: "Zaaknummer waar dit op rust",
			Uitleg: "Alleen als er een zaak van deze inwoner is, bijvoorbeeld 2017-000012.", Waarde: i.Waarden.Get("zaak"),
			Fout: i.Bij("zaak"), Facultatief: true, Kort: true, Max: 20},
		Commentaar: vorm.Veld{Soort: vorm.LangVeld, Naam: "commentaar", Label: "Opmerking voor de aanbieder",
			Uitleg: "Ten hoogste " + vorm.Getal(langsteCommentaar) + " tekens. De aanbieder leest dit.",
			Waarde: i.Waarden.Get("commentaar"), Fout: i.Bij("commentaar"), Facultatief: true, Regels: 3, Max: langsteCommentaar},
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
func (b *blad) toekenvelden(d *verzoekdossier, i *vorm.Invoer, beeld *toekenbeeld) error {
	op, err := tijdlijn.ParseDag(i.Tekst("vanaf"))
	if err != nil {
		op = d.Regels[0].Geldig.Vanaf
	}
	keuzes, err := b.contractkeuzes(d, op)
	if err != nil {
		return err
	}
	if len(keuzes) == 0 {
		beeld.Contract = &vorm.Melding{Toon: vorm.LetOp, Kop: "Op " + op.Tekst() + " heeft " + d.aanbieder + " geen contract voor " +
			b.Gemeenten.Naam(d.Gemeente), Tekst: "Kies een andere begindatum, of wijs het verzoek af omdat er geen contract is."}
	}
	veld := func(v vorm.Veld) vorm.Veld {
		v.Waarde, v.Fout = i.Waarden.Get(v.Naam), i.Bij(v.Naam)
		for n := range v.Keuzes {
			v.Keuzes[n].Gekozen = v.Keuzes[n].Waarde == v.Waarde
		}
		return v
	}
	gevraagd := d.Regels[0].Product
	producten := []vorm.Keuze{{Waarde: productwaarde(gevraagd), Tekst: "Zoals gevraagd: " + d.producten.naam(d.Domein, gevraagd)}}
	for _, k := range keuzes {
		if k.Tarief.Product != gevraagd {
			producten = append(producten, vorm.Keuze{Waarde: productwaarde(k.Tarief.Product),
				Tekst: fmt.Sprintf("%s (%s per %s)", k.Tarief.Omschrijving, k.Tarief.Bedrag, k.Tarief.Eenheid.Enkelvoud())})
		}
	}
	product := veld(vorm.Veld{Soort: vorm.LijstVeld, Naam: "product", Label: "Welke hulp?",
		Uitleg: "Wat deze aanbieder op de begindatum mag leveren.", Keuzes: producten})
	beeld.Product = &product
	per, vaak := []vorm.Keuze{{Tekst: "Geen"}}, []vorm.Keuze{{Tekst: "Geen"}}
	for _, e := range contract.Eenheden() {
		per = append(per, vorm.Keuze{Waarde: string(e), Tekst: vorm.Hoofdletter(e.Keuze())})
	}
	for _, f := range contract.Frequenties() {
		vaak = append(vaak, vorm.Keuze{Waarde: string(f), Tekst: vorm.Hoofdletter(f.Tekst())})
	}
	beeld.Velden = []vorm.Veld{
		veld(vorm.Veld{Soort: vorm.GetalVeld, Naam: "volume", Label: "Hoeveel?", Kort: true, Max: 10}),
		veld(vorm.Veld{Soort: vorm.LijstVeld, Naam: "eenheid", Label: "Eenheid", Keuzes: per}),
		veld(vorm.Veld{Soort: vorm.LijstVeld, Naam: "frequentie", Label: "Hoe vaak?", Keuzes: vaak}),
		veld(vorm.Veld{Soort: vorm.BedragVeld, Naam: "budget", Label: "Of: budget", Uitleg: "In plaats van een hoeveelheid.",
			Facultatief: true, Max: 14}),
		veld(vorm.Veld{Soort: vorm.DatumVeld, Naam: "vanaf", Label: "Vanaf"}),
		veld(vorm.Veld{Soort: vorm.DatumVeld, Naam: "tot", Label: "Tot en met", Uitleg: "Leeg: zonder einddatum.", Facultatief: true}),
	}
	return nil
}

// verzoekToekennen grants the request.
func verzoekToekennen(b *blad, d *verzoekdossier, i *vorm.Invoer) (vorm.Uitkomst, error) {
	t := verzoek.Toekenning{Commentaar: i.Tekst("commentaar")}
	if utf8.RuneCountInString(t.Commentaar) > langsteCommentaar {
		i.Fout("commentaar", "De opmerking is te lang: houd het bij "+vorm.Getal(langsteCommentaar)+" tekens.")
	}
	if d.Soort == verzoek.Toewijzing {
		if err := b.leesToekenning(d, i, &t); err != nil {
			return vorm.Uitkomst{}, err
		}
	}
	if err := b.leesGrond(d, i, &t); err != nil {
		return vorm.Uitkomst{}, err
	}
	i.Aangevinkt("zeker", "Zet een vinkje dat u namens het college beslist.")
	if err := i.Mis(); err != nil {
		return vorm.Uitkomst{}, err
	}
	_, err := b.Verzoeken.Toekennen(b.R.Context(), b.Wie, d.verwijzing(i), t)
	return vorm.Uitkomst{Adres: d.pad, Kop: "Het verzoek is toegekend",
		Tekst: d.aanbieder + " krijgt vandaag bericht van de toewijzing."}, bijVerzoekveld(err)
}

// leesToekenning reads what is granted; what is as asked is left out.
func (b *blad) leesToekenning(d *verzoekdossier, i *vorm.Invoer, t *verzoek.Toekenning) error {
	r := d.Regels[0]
	geldig := tijdlijn.Vanaf(i.Dag("vanaf", "Vul in vanaf welke dag u toekent."))
	if i.Tekst("tot") != "" {
		geldig.Tot = i.Dag("tot", "").Plus(1)
		if i.Mis() == nil && geldig.Leeg() {
			i.Fout("tot", "De laatste dag ligt voor de eerste. Controleer de datums.")
		}
	}
	omvang, budget := leesOmvang(i), i.Bedrag("budget")
	if gekozen := i.Tekst("product"); gekozen != productwaarde(r.Product) {
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
			i.Fout("product", "Kies hulp die deze aanbieder op de begindatum mag leveren.")
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

// leesOmvang reads a size; all fields empty is none.
func leesOmvang(i *vorm.Invoer) toewijzing.Omvang {
	o := toewijzing.Omvang{Eenheid: contract.Eenheid(i.Tekst("eenheid")), Frequentie: contract.Frequentie(i.Tekst("frequentie"))}
	if tekst := i.Tekst("volume"); tekst != "" {
		var err error
		if o.Volume, err = strconv.ParseInt(strings.ReplaceAll(tekst, ".", ""), 10, 64); err != nil || o.Volume <= 0 ||
			o.Volume > 99_999_999 {
			i.Fout("volume", "Vul in hoeveel u toekent: een heel getal boven 0.")
		}
	} else if !o.IsLeeg() {
		i.Fout("volume", "Vul in hoeveel u toekent, of kies bij eenheid en hoe vaak: geen.")
	}
	if o.Eenheid != "" && !o.Eenheid.Bestaat() || o.Eenheid == "" && o.Volume > 0 {
		i.Fout("eenheid", "Kies een eenheid.")
	}
	if o.Frequentie != "" && !o.Frequentie.Bestaat() || o.Frequentie == "" && o.Volume > 0 {
		i.Fout("frequentie", "Kies hoe vaak.")
	}
	return o
}

// leesGrond finds the case that the grant leans on, with its decision: one that this
// user may see.
func (b *blad) leesGrond(d *verzoekdossier, i *vorm.Invoer, t *verzoek.Toekenning) error {
	nummer := i.Tekst("zaak")
	if nummer == "" {
		return nil
	}
	z, err := b.Zaken.MetNummer(b.R.Context(), b.Blik, d.Gemeente, nummer)
	if err == nil {
		beeld, geweigerd := b.Zaken.Zien(b.R.Context(), b.Blik, d.Gemeente, z.ID)
		if err = geweigerd; err == nil {
			t.Zaak = z.ID
			if beeld.Beschikking != nil {
				t.Beschikking = beeld.Beschikking.Nummer
			}
			return nil
		}
	}
	i.Fout("zaak", "Zaak "+nummer+" is bij deze gemeente niet gevonden. Controleer het nummer of laat het leeg.")
	return bezoek.AlleenStoring(err)
}

// verzoekvelden are the fields of the form, by the place that the rooms name in an
// error.
var verzoekvelden = map[string]string{
	"omvang": "volume", "volume": "volume", "eenheid": "eenheid", "frequentie": "frequentie", "budget": "budget", "geldig": "vanaf",
	"vanaf": "vanaf", "tot": "tot",
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
