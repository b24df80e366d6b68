// Package cli is the command line: the same acts as on the screen, for people
// and programs. A command parses its words, asks the rooms, and prints; it
// decides nothing.
//
// What goes well is on standard output. What goes wrong is one Dutch sentence on
// standard error that says what to do, with the exit code of fout.ExitCode.
package cli

import (
	"context"
	"errors"
	"fmt"
	"io"
	"reflect"
	"regexp"
	"runtime/debug"
	"strings"

	"github.com/alecthomas/kong"

	"nabuur/grond/fout"
	"nabuur/loket/cli/aanbiederspel"
	"nabuur/loket/cli/berichtbestand"
)

// Omgeving is what a command gets from outside: where it reads and writes, and
// how it opens the house.
type Omgeving struct {
	In     io.Reader // nil: there is nothing to read
	Uit    io.Writer
	Fout   io.Writer
	Getenv func(string) string
	Openen Opener
	Regio  Regio
}

// opdrachten is the whole command line, one field per command.
type opdrachten struct {
	Demo        demoOpdracht            `cmd:"" help:"Start Nabuur met de demoregio en druk het adres af."`
	Serve       serveOpdracht           `cmd:"" help:"Start Nabuur op een opslag."`
	Migreer     migreerOpdracht         `cmd:"" help:"Werk de tabellen van een opslag bij."`
	WieDoet     wieDoetOpdracht         `cmd:"" name:"wie-doet" help:"Zeg wie een taak doet voor een gemeente op een datum."`
	Termijn     termijnOpdracht         `cmd:"" help:"Bereken een wettelijke termijn en zeg waarom."`
	Bericht     berichtOpdracht         `cmd:"" help:"Controleer, toon, maak, ontvang of verstuur berichten."`
	Inrichting  inrichtingOpdracht      `cmd:"" help:"Lees een inrichting in: organisaties, regelingen, toedelingen, mandaten."`
	Zaak        zaakOpdracht            `cmd:"" help:"Doe een stap in een zaak of bekijk haar."`
	Werklijst   werklijstOpdracht       `cmd:"" help:"Toon het open werk van een organisatie."`
	Toewijzing  toewijzingOpdracht      `cmd:"" help:"Wijzig toewijzingen of draag ze over aan een andere gemeente."`
	Verzoek     verzoekOpdracht         `cmd:"" help:"Behandel verzoeken van aanbieders om toewijzing of wijziging."`
	Declaratie  declaratieOpdracht      `cmd:"" help:"Bekijk declaraties."`
	Betaling    betalingOpdracht        `cmd:"" help:"Bekijk of geef betaalopdrachten vrij."`
	Verrekening verrekeningOpdracht     `cmd:"" help:"Toon op welke toedeling handelingen en declaraties leunen."`
	Logboek     logboekOpdracht         `cmd:"" help:"Controleer de keten van het logboek."`
	Werk        werkOpdracht            `cmd:"" help:"Voer de wachtrij uit tot zij leeg is."`
	Aanbieder   aanbiederspel.Aanbieder `cmd:"" help:"Speel de aanbieder na: beantwoord wat in de postmap ligt."`
}

var alleOpdrachten = reflect.TypeFor[opdrachten]()

// Voer carries out one command line and gives the exit code.
func Voer(ctx context.Context, woorden []string, o Omgeving) int {
	err := o.voer(ctx, woorden)
	if err == nil {
		return 0
	}
	var gezegd *berichtbestand.Uitslag
	if errors.As(err, &gezegd) {
		return gezegd.Code
	}
	fmt.Fprintln(o.Fout, fout.Zin(err))
	if fout.SoortVan(err) == fout.Storing && o.Getenv("NABUUR_LOG") != "" {
		fmt.Fprintln(o.Fout, err)
	}
	return fout.ExitCode(err)
}

// einde ends a command with an exit code after its answer was printed: a gap, or
// something that was refused.
func einde(code int) error { return &berichtbestand.Uitslag{Code: code} }

// gestopt ends kong's own help and version without os.Exit.
type gestopt struct{ code int }

// ontleder reads command lines into a new value of that type.
func (o Omgeving) ontleder(soort reflect.Type) (*kong.Kong, error) {
	return kong.New(reflect.New(soort).Interface(),
		kong.Name("nabuur"),
		kong.Description("Nabuur: het sociaal domein samen uitvoeren."),
		kong.Writers(o.Uit, o.Fout),
		kong.Exit(func(code int) { panic(gestopt{code}) }),
		kong.ConfigureHelp(kong.HelpOptions{Compact: true}),
		kong.Help(hulp),
	)
}

func (o Omgeving) voer(ctx context.Context, woorden []string) (err error) {
	ontleder, err := o.ontleder(vorm(alleOpdrachten, woorden))
	if err != nil {
		return err
	}
	defer func() {
		if r := recover(); r != nil {
			klaar, ok := r.(gestopt)
			switch {
			case !ok: // a fault of ours: no stack trace for the user, but one for NABUUR_LOG
				err = fmt.Errorf("%v\n%s", r, debug.Stack())
			case klaar.code != 0:
				err = einde(klaar.code)
			}
		}
	}()
	gekozen, err := ontleder.Parse(woorden)
	if err != nil {
		return verkeerdeWoorden(err)
	}
	gekozen.BindTo(ctx, (*context.Context)(nil))
	gekozen.BindTo(o.Uit, (*io.Writer)(nil))
	gekozen.Bind(o, berichtbestand.Stroom{In: o.In, Uit: o.Uit, Fout: o.Fout})
	return gekozen.Run()
}

// vertalingen turn what the command-line library says into Dutch. They are made
// when something was said wrong, and not for every command.
func vertalingen() []vertaling {
	return []vertaling{
		{`^unknown flag (\S+?),? did you mean one of (.+)\?$`, "Nabuur kent de optie $1 niet. Bedoelt u $2?"},
		{`^unknown flag (\S+?),? did you mean (.+)\?$`, "Nabuur kent de optie $1 niet. Bedoelt u $2?"},
		{`^unknown flag (\S+)$`, "Nabuur kent de optie $1 niet. Bekijk nabuur --help voor wat er kan."},
		{`^unexpected argument (\S+).*$`, "Nabuur kent de opdracht $1 niet. Bekijk nabuur --help voor wat er kan."},
		{`^missing flags: (.+)$`, "Er ontbreekt iets: geef ook $1."},
		{`^expected "(.+)"$`, "Er ontbreekt iets: geef ook $1."},
		{`^expected one of .*$`, "Er ontbreekt een opdracht. Bekijk nabuur --help voor wat er kan."},
		{`^(--[\w-]+): (missing value|expected .* but got "EOL").*$`, "Achter $1 hoort een waarde."},
		{`^(--[\w-]+): expected a valid .*int but got "(.*)"$`, "Achter $1 hoort een heel getal, niet $2."},
	}
}

type vertaling struct{ patroon, zin string }

func verkeerdeWoorden(err error) error {
	tekst := err.Error()
	for _, v := range vertalingen() {
		if patroon := regexp.MustCompile(v.patroon); patroon.MatchString(tekst) {
			return fout.New(fout.Onjuist, "%s", patroon.ReplaceAllString(tekst, v.zin)).Door(err)
		}
	}
	var f *fout.Fout
	if errors.As(err, &f) {
		return f
	}
	return fout.New(fout.Onjuist, "Nabuur begrijpt deze opdracht niet (%s). Bekijk nabuur --help voor wat er kan.",
		strings.TrimSpace(tekst)).Door(err)
}
