package cli

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"time"

	"nabuur/grond/fout"
	"nabuur/grond/tijdlijn"
	"nabuur/loket/kamers"
	"nabuur/opslag"
	"nabuur/opslag/migratie"
	"nabuur/verkeer/bericht"
	"nabuur/verkeer/koppeling/ggk"
)

// langsteWerk bounds how long the command waits for the queue.
const langsteWerk = 10 * time.Minute

type werkOpdracht struct {
	opOpslag
	Post string `help:"Waar berichten doorheen gaan: een map, of keten:MAP voor de nagespeelde keten." placeholder:"DIR"`
}

// Run carries out the jobs in the queue until there are none.
func (w *werkOpdracht) Run(ctx context.Context, o Omgeving) error {
	klok, err := w.klok(o)
	if err != nil {
		return err
	}
	k, sluit, err := o.openOp(ctx, w.Opslag, klok, w.Post)
	if err != nil {
		return err
	}
	defer sluit()
	ctx, klaar := context.WithTimeout(ctx, langsteWerk)
	defer klaar()
	if err := k.Wachtrij.Start(ctx); err != nil {
		return err
	}
	elders, err := k.Wachtrij.WachtTotLeeg(ctx)
	if stop := k.Wachtrij.Stop(ctx); err == nil {
		err = stop
	}
	if elders > 0 {
		return gedaan(o, err, fmt.Sprintf("Hier is niets meer te doen. Opdrachten waarmee een ander programma nog bezig is: %d.", elders))
	}
	return gedaan(o, err, "De wachtrij is leeg.")
}

type ontvangOpdracht struct {
	Map     string `required:"" help:"Map met de berichten (*.xml)." placeholder:"DIR"`
	Uit     string `required:"" help:"Map waar de antwoorden in komen." placeholder:"DIR"`
	Opslag  string `env:"NABUUR_OPSLAG" help:"Opslag; zonder deze optie een proefopslag met de demoregio." placeholder:"ADRES"`
	Vandaag string `help:"Doe alsof het deze dag is. Alleen op een proefopslag (NABUUR_PROEF=1)." env:"NABUUR_VANDAAG" placeholder:"D"`
}

// Run takes in every message of a directory and writes the answers in another.
// Doing it again writes the same answers and changes nothing. Exit code 1 when a
// file was refused.
func (c *ontvangOpdracht) Run(ctx context.Context, o Omgeving) error {
	for _, map_ := range []string{c.Map, c.Uit} {
		if stand, err := os.Stat(map_); err != nil || !stand.IsDir() {
			return fout.New(fout.Onjuist, "De map %s bestaat niet. Maak haar aan of geef een andere map.", map_).Door(err)
		}
	}
	k, sluit, err := c.openen(ctx, o)
	if err != nil {
		return err
	}
	defer sluit()
	alle, err := ggk.OntvangMap(ctx, k.Berichten, c.Map, c.Uit)
	if err != nil {
		return err
	}
	geweigerd := false
	for _, a := range alle {
		geweigerd = geweigerd || a.Fout != nil
		drukOntvangst(o, a)
	}
	if geweigerd {
		return einde(1)
	}
	return nil
}

func drukOntvangst(o Omgeving, a ggk.Ontvangst) {
	switch {
	case a.Fout != nil:
		fmt.Fprintf(o.Uit, "%s: geweigerd. %s\n", a.Bestand, fout.Zin(a.Fout))
	case a.Uitkomst.Herhaald:
		fmt.Fprintf(o.Uit, "%s: %s was al ontvangen; er is niets veranderd. %s\n", a.Bestand, a.Uitkomst.Bericht.Soort, antwoordZin(a))
	default:
		fmt.Fprintf(o.Uit, "%s: %s %s. %s\n", a.Bestand, a.Uitkomst.Bericht.Soort, a.Uitkomst.Bericht.Stand, antwoordZin(a))
	}
	for _, r := range a.Uitkomst.Bericht.Redenen {
		fmt.Fprintf(o.Uit, "  %s %s %s: %s\n", r.Regel, r.Retourcode, r.Plek, r.Tekst)
	}
}

func antwoordZin(a ggk.Ontvangst) string {
	if a.Antwoord == "" {
		return "Hier hoort geen antwoord bij."
	}
	return "Antwoord: " + filepath.Base(a.Antwoord)
}

func (c *ontvangOpdracht) openen(ctx context.Context, o Omgeving) (*kamers.Kamers, func(), error) {
	klok, err := opOpslag{Vandaag: c.Vandaag}.klok(o)
	if err != nil {
		return nil, nil, err
	}
	if c.Opslag != "" {
		return o.openOp(ctx, c.Opslag, klok, "")
	}
	fmt.Fprintln(o.Fout, "Er is geen --opslag gegeven: Nabuur antwoordt uit een proefopslag met de demoregio en bewaart niets.")
	return o.proefopslag(ctx, klok)
}

// proefopslag makes a store with the arrangement of the demo region in a
// temporary directory, which goes when it is closed.
func (o Omgeving) proefopslag(ctx context.Context, klok tijdlijn.Klok) (*kamers.Kamers, func(), error) {
	map_, err := os.MkdirTemp("", "nabuur-proef-")
	if err != nil {
		return nil, nil, fout.New(fout.NuNietBereikt, "Er is geen plaats voor een proefopslag. Maak ruimte of geef --opslag.").Door(err)
	}
	weg := func() { _ = os.RemoveAll(map_) } // what stays behind is only a trial
	adres := "sqlite:" + filepath.Join(map_, "proef.sqlite")
	if err := bijwerken(ctx, adres); err != nil {
		weg()
		return nil, nil, err
	}
	k, sluit, err := o.openOp(ctx, adres, klok, "")
	if err != nil {
		weg()
		return nil, nil, err
	}
	alles := func() { sluit(); weg() }
	demo, err := o.Regio.Inrichting()
	if err == nil {
		err = k.Inrichten(ctx, demo)
	}
	if err == nil {
		err = o.Regio.Contracten(ctx, k)
	}
	if err != nil {
		alles()
		return nil, nil, err
	}
	return k, alles, nil
}

// bijwerken opens a store once to bring its tables up to date.
func bijwerken(ctx context.Context, adres string) error {
	store, err := opslag.Open(ctx, adres)
	if err != nil {
		return err
	}
	_, err = migratie.Migreer(ctx, store)
	if sluit := store.Sluit(); err == nil {
		err = sluit
	}
	return err
}

type verstuurOpdracht struct {
	opOpslag
	Post string `required:"" help:"Waar berichten doorheen gaan: een map, of keten:MAP voor de nagespeelde keten." placeholder:"DIR"`
}

// Run writes every message that is ready in the directory.
func (v *verstuurOpdracht) Run(ctx context.Context, o Omgeving) error {
	k, sluit, err := v.open(ctx, o)
	if err != nil {
		return err
	}
	defer sluit()
	post, err := ggk.Open(k.Berichten, v.Post, ggk.Instelling{})
	if err != nil {
		return err
	}
	namen, err := post.Verzenden(ctx)
	if err != nil {
		return err
	}
	return gedaan(o, nil, "Verzonden: "+ofGeen(strings.Join(namen, ", ")))
}

type berichtLijst struct {
	opGemeente
}

// Run prints the messages of a municipality, the newest first.
func (c *berichtLijst) Run(ctx context.Context, o Omgeving) error {
	k, wie, gemeente, sluit, err := c.open(ctx, o)
	if err != nil {
		return err
	}
	defer sluit()
	blik, err := k.Blik(ctx, wie)
	if err != nil {
		return err
	}
	alle, err := k.Berichten.List(ctx, blik, gemeente, bericht.Filter{})
	if err != nil {
		return err
	}
	for _, b := range alle {
		fmt.Fprintf(o.Uit, "%s\t%s\t%s\t%s\t%s → %s\t%s\t%s\n", b.Richting, b.Soort, b.Identificatie, b.Dagtekening, b.Afzender,
			b.Ontvanger, b.Stand, b.Toedeling.ID)
	}
	return nil
}
