// Command nabuur carries out the social domain for municipalities together: it
// reads its words and surroundings, builds the rooms once, and starts the server
// or a command.
package main

import (
	"context"
	"crypto/rand"
	"log/slog"
	"os"
	"os/signal"
	"syscall"

	"nabuur/grond/tijdlijn"
	"nabuur/loket/cli"
	"nabuur/loket/kamers"
	"nabuur/opslag"
	"nabuur/proef/regio"
	"nabuur/verkeer/bericht"
	"nabuur/verkeer/koppeling/ggk"
)

func main() { os.Exit(start(os.Args[1:])) }

// start carries out one command line and gives its exit code.
func start(woorden []string) int {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	return cli.Voer(ctx, woorden, cli.Omgeving{
		In: os.Stdin, Uit: os.Stdout, Fout: os.Stderr, Getenv: os.Getenv, Openen: bouw,
		Regio: cli.Regio{Inrichting: regio.Inrichting, Contracten: regio.LaadContracten, Vul: regio.Vul, Organisaties: regio.Organisaties},
	})
}

// bouw builds the rooms; with a directory for messages it joins them to the
// transport through it.
func bouw(o *opslag.Opslag, klok tijdlijn.Klok, post string) (*kamers.Kamers, error) {
	verslag := slog.NewTextHandler(os.Stderr, &slog.HandlerOptions{Level: slog.LevelError})
	i := kamers.Instelling{Klok: klok, Toeval: rand.Reader, Log: slog.New(verslag)}
	if post != "" {
		i.Post = func(b *bericht.Berichten) (kamers.Verstuurder, error) {
			wagen, err := ggk.Open(b, post, ggk.Instelling{})
			if err != nil {
				return nil, err
			}
			return wagen.Verstuur, nil
		}
	}
	return kamers.Bouw(o, i)
}
