package cli

import (
	"context"
	"fmt"
	"strings"

	"nabuur/grond/fout"
	"nabuur/grond/tijdlijn"
	"nabuur/kader/logboek"
	"nabuur/kader/organisatie"
	"nabuur/loket/cli/berichtbestand"
	"nabuur/loket/inrichting"
	"nabuur/opslag"
	"nabuur/opslag/migratie"
	"nabuur/uitvoering/zaak"
)

type migreerOpdracht struct {
	Opslag string `required:"" env:"NABUUR_OPSLAG" help:"Opslag: sqlite:PAD of postgres://…." placeholder:"ADRES"`
}

// Run brings the tables of a store up to date.
func (m *migreerOpdracht) Run(ctx context.Context, o Omgeving) error {
	store, err := opslag.Open(ctx, m.Opslag)
	if err != nil {
		return err
	}
	defer func() { _ = store.Sluit() }() // what was committed is safe
	stappen, err := migratie.Migreer(ctx, store)
	if err != nil {
		return err
	}
	if len(stappen) == 0 {
		fmt.Fprintln(o.Uit, "De tabellen waren al bij.")
		return nil
	}
	fmt.Fprintf(o.Uit, "De tabellen zijn bijgewerkt (%d stappen).\n", len(stappen))
	return nil
}

type inrichtingOpdracht struct {
	Laad laadOpdracht `cmd:"" help:"Lees een inrichtingsbestand in."`
}

type laadOpdracht struct {
	opOpslag
	Demo    bool   `help:"Lees de inrichting, contracten en tarieven van de demoregio in."`
	Bestand string `arg:"" optional:"" help:"Inrichtingsbestand (YAML)."`
}

// Run enters an arrangement: the whole file, or nothing.
func (l *laadOpdracht) Run(ctx context.Context, o Omgeving) error {
	if l.Demo == (l.Bestand != "") {
		return fout.New(fout.Onjuist, "Geef óf een bestand, óf --demo.")
	}
	nieuw, err := l.lees(o)
	if err != nil {
		return err
	}
	k, sluit, err := l.open(ctx, o)
	if err != nil {
		return err
	}
	defer sluit()
	if err := k.Inrichten(ctx, nieuw); err != nil {
		return err
	}
	if l.Demo {
		if err := o.Regio.Contracten(ctx, k); err != nil {
			return err
		}
	}
	fmt.Fprintf(o.Uit, "Ingelezen: %d organisaties, %d regelingen, %d mandaten en wie wat doet.\n", len(nieuw.Organisaties),
		len(nieuw.Regelingen), len(nieuw.Mandaten))
	return nil
}

func (l *laadOpdracht) lees(o Omgeving) (inrichting.Inrichting, error) {
	if l.Demo {
		return o.Regio.Inrichting()
	}
	inhoud, err := berichtbestand.Lees(l.Bestand, 16<<20)
	if err != nil {
		return inrichting.Inrichting{}, err
	}
	return inrichting.Parse(inhoud)
}

type werklijstOpdracht struct {
	alsIemand
	Taak string `help:"Alleen deze taak." placeholder:"TAAK"`
}

// Run prints the open work of the asker's organisation, nearest last day first.
func (w *werklijstOpdracht) Run(ctx context.Context, o Omgeving) error {
	k, wie, sluit, err := w.open(ctx, o)
	if err != nil {
		return err
	}
	defer sluit()
	vraag := zaak.Werkvraag{Uiterlijk: tijdlijn.Open, Aantal: 1000}
	if vraag.Taak, err = taakOfLeeg(w.Taak); err != nil {
		return err
	}
	blik, err := k.Blik(ctx, wie)
	if err != nil {
		return err
	}
	werk, err := k.Zaken.Werklijst(ctx, blik, vraag)
	if err != nil {
		return err
	}
	naam, err := k.Organisaties.Naam(ctx, wie.Organisatie)
	if err != nil {
		return err
	}
	fmt.Fprintf(o.Uit, "Werklijst van %s op %s: %d\n", naam, tijdlijn.Vandaag(k.Klok).Tekst(), werk.Totaal)
	for _, r := range werk.Regels {
		fmt.Fprintf(o.Uit, "%s\t%s\t%s\t%s\t%s\n", r.Zaak.Uiterlijk, r.Zaak.Nummer, r.Gemeente, r.Naam, r.Vervolg)
	}
	return nil
}

type logboekOpdracht struct {
	Controleer logboekControleer `cmd:"" help:"Controleer of het logboek van een gemeente ongeschonden is."`
}

type logboekControleer struct {
	opOpslag
	Gemeente string `required:"" help:"Gemeente." placeholder:"NAAM|CODE"`
}

// Run checks the chain of a municipality's log; exit code 1 when it is broken.
func (l *logboekControleer) Run(ctx context.Context, o Omgeving) error {
	k, sluit, err := l.open(ctx, o)
	if err != nil {
		return err
	}
	defer sluit()
	gemeente, err := gemeenteVan(k, l.Gemeente)
	if err != nil {
		return err
	}
	gevonden, err := k.Logboek.Controleer(ctx, gemeente)
	if err != nil {
		return err
	}
	if breuk := gevonden.Breuk; breuk != nil {
		fmt.Fprintf(o.Uit, "Het logboek is geschonden%s: %s\n", plaatsVan(breuk), breuk.Zin)
		return einde(1)
	}
	stand, err := k.Logboek.Stand(ctx, gemeente)
	if err != nil {
		return err
	}
	fmt.Fprintf(o.Uit, "Het logboek is gaaf: %d regels. Kop: %d %s\n", gevonden.Handelingen, stand.Handelingen.Nummer,
		stand.Handelingen.Hash)
	fmt.Fprintf(o.Uit, "Inzagen in de keten: %d. Kop: %d %s\n", gevonden.Inzagen, stand.Inzagen.Nummer, stand.Inzagen.Hash)
	if gevonden.Wachtend > 0 {
		fmt.Fprintf(o.Uit, "Nog niet in de keten: %d inzagen, de oudste van %s.\n", gevonden.Wachtend, gevonden.Sinds.Tekst())
	}
	return nil
}

// plaatsVan says at which row the log is broken; looks outside the chain have none.
func plaatsVan(b *logboek.Breuk) string {
	if b.Nummer == 0 {
		return ""
	}
	return fmt.Sprintf(" bij %s %d", strings.ToLower(string(b.Keten)), b.Nummer)
}

type verrekeningOpdracht struct {
	opGemeente
	Periode string `required:"" help:"Periode VAN..TOT; TOT telt niet mee." placeholder:"VAN..TOT"`
}

// Run prints what was done in a period, apart for each Toedeling it leaned on.
func (v *verrekeningOpdracht) Run(ctx context.Context, o Omgeving) error {
	periode, err := leesPeriode(v.Periode)
	if err != nil {
		return err
	}
	k, wie, gemeente, sluit, err := v.open(ctx, o)
	if err != nil {
		return err
	}
	defer sluit()
	blik, err := k.Blik(ctx, wie)
	if err != nil {
		return err
	}
	posten, err := k.Verrekeningen.Zien(ctx, blik, gemeente, periode)
	if err != nil {
		return err
	}
	for _, p := range posten {
		naam, err := k.Organisaties.Naam(ctx, p.Uitvoerder)
		if err != nil {
			return err
		}
		fmt.Fprintf(o.Uit, "%s\t%s\t%s\t%s\t%d\t%s\n", naam, p.Taak, p.Soort, ofGeen(p.Kostensleutel), p.Aantal, p.Bedrag)
	}
	return nil
}

// drukZaak prints a case as far as it may be seen.
func drukZaak(ctx context.Context, o Omgeving, naam func(context.Context, organisatie.Kenmerk) (string, error), b zaak.Beeld) {
	fmt.Fprintf(o.Uit, "Zaak %s van %s (%s): %s\n", b.Zaak.Nummer, b.Inwoner.Naam.Volledig(), b.Gemeente.Naam, b.Zaak.Stand)
	if b.Houder != nil {
		houder, err := naam(ctx, b.Houder.Uitvoerder)
		if err != nil {
			houder = string(b.Houder.Uitvoerder)
		}
		fmt.Fprintf(o.Uit, "Nu aan zet: %s, uiterlijk %s (%s)\n", houder, b.Zaak.Uiterlijk.Voluit(), b.Zaak.Taak)
	}
	for _, h := range b.Handelingen {
		fmt.Fprintf(o.Uit, "%s\t%s\t%s\t%s\t%s\n", h.Dag, h.Organisatie, h.Handeling, h.Toedeling.ID, eersteRegel(h.Toelichting))
	}
	if b.MagVerslag {
		for _, g := range b.Leefgebieden {
			fmt.Fprintf(o.Uit, "Leefgebied %s: %s\n", g.Naam, eersteRegel(g.Woorden))
		}
	} else {
		fmt.Fprintln(o.Uit, "Het gespreksverslag is alleen voor de gemeente die verantwoordelijk is.")
	}
	for _, v := range b.Voorzieningen {
		fmt.Fprintf(o.Uit, "Voorziening %d: %s, %s\n", v.Nummer, v.Omschrijving, v.Geldig.Tekst())
	}
	if b.Beschikking != nil {
		fmt.Fprintf(o.Uit, "Beschikking %s: %s, namens %s, bezwaar tot en met %s\n", b.Beschikking.Nummer, b.Beschikking.Uitkomst,
			b.Beschikking.Namens, b.Beschikking.BezwaarTot)
	}
	fmt.Fprintf(o.Uit, "U kunt nu: %s\n", ofGeen(kanWoorden(b.Kan)))
}

func eersteRegel(tekst string) string {
	regel, _, _ := strings.Cut(tekst, "\n")
	return regel
}
