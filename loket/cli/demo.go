package cli

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net"
	"net/http"
	"os"
	"path/filepath"
	"time"

	"github.com/schollz/progressbar/v3"

	"nabuur/grond/fout"
	"nabuur/grond/tijdlijn"
	"nabuur/kader/organisatie"
	"nabuur/loket/cli/berichtbestand"
	"nabuur/loket/inrichting"
	"nabuur/loket/kamers"
	"nabuur/loket/web"
	"nabuur/verkeer/koppeling/ggk"
	"nabuur/verkeer/koppeling/ggk/aanbieder"
	"nabuur/verkeer/koppeling/ggk/postmap"
)

// Regio is the demo region, which lies to the right of this room: cmd hands it
// over. Nothing of it is read before one of these is called, and only a command that
// was asked for the demo region calls one.
type Regio struct {
	Inrichting func() (inrichting.Inrichting, error)
	Contracten func(context.Context, *kamers.Kamers) error
	Vul        func(ctx context.Context, k *kamers.Kamers, klok *tijdlijn.Zetklok, tot tijdlijn.Dag, aantal int,
		voortgang func(gedaan, totaal int)) error
	Organisaties func() ([]organisatie.Kenmerk, error) // whose staff can be tried out
}

type demoOpdracht struct {
	Map     string `help:"Map waar de demo in bewaard blijft; zonder deze optie begint zij elke keer opnieuw." placeholder:"DIR"`
	Adres   string `default:"127.0.0.1:8080" help:"Adres waarop Nabuur luistert."`
	Vandaag string `default:"2016-12-20" help:"De dag waarop de demo begint." placeholder:"DATUM"`
	Zaken   int    `default:"320" help:"Aantal zaken in de demoregio."`
}

// Run starts Nabuur on the embedded store with the demo region, prints the
// address and serves until it is stopped.
func (d *demoOpdracht) Run(ctx context.Context, o Omgeving) error {
	dag, err := tijdlijn.ParseDag(d.Vandaag)
	if err != nil {
		return err
	}
	luister, err := luisterOp(d.Adres)
	if err != nil {
		return err
	}
	defer func() { _ = luister.Close() }() // the server closes it too
	map_, opruimen, err := d.plaats()
	if err != nil {
		return err
	}
	defer opruimen()
	adres := "sqlite:" + filepath.Join(map_, "demo.sqlite")
	if err := bijwerken(ctx, adres); err != nil {
		return err
	}
	klok := tijdlijn.NewZetklok(dag.Om(9, 0))
	post := filepath.Join(map_, "post")
	k, sluit, err := o.openOp(ctx, adres, klok, post)
	if err != nil {
		return err
	}
	defer sluit()
	if err := d.vul(ctx, o, k, klok, dag); err != nil {
		return err
	}
	klok.Zet(dag.Om(9, 0))
	if err := legVerzoeken(ctx, k, post); err != nil {
		return err
	}
	deelnemers, err := o.Regio.Organisaties()
	if err != nil {
		return err
	}
	pagina, err := web.New(web.Instelling{Kamers: k, Demo: true, Zetklok: klok, Deelnemers: deelnemers, Log: logNaar(o)})
	if err != nil {
		return err
	}
	fmt.Fprintf(o.Uit, "Nabuur draait met de demoregio op http://%s — het is daar %s. Stop met Ctrl-C.\n", luister.Addr(), dag.Tekst())
	return bedien(ctx, k, luister, pagina, func(ctx context.Context) { speelKeten(ctx, k, post, klok, logNaar(o)) })
}

// plaats gives the folder of the demo: the one that was named, or a temporary one
// that goes afterwards.
func (d *demoOpdracht) plaats() (map_ string, opruimen func(), err error) {
	if d.Map != "" {
		if err := os.MkdirAll(d.Map, 0o750); err != nil {
			return "", nil, fout.New(fout.Onjuist, "De map %s is niet te maken. Geef een andere map.", d.Map).Door(err)
		}
		return d.Map, func() {}, nil
	}
	map_, err = os.MkdirTemp("", "nabuur-demo-")
	if err != nil {
		return "", nil, fout.New(fout.NuNietBereikt, "Er is geen plaats voor de demo. Maak ruimte of geef --map.").Door(err)
	}
	return map_, func() { _ = os.RemoveAll(map_) }, nil // a demo without a folder of its own is not kept
}

// vul fills the store with the demo region, when it is not there, and shows how
// far it is.
func (d *demoOpdracht) vul(ctx context.Context, o Omgeving, k *kamers.Kamers, klok *tijdlijn.Zetklok, tot tijdlijn.Dag) error {
	if !berichtbestand.Terminal(o.Fout) {
		return o.Regio.Vul(ctx, k, klok, tot, d.Zaken, nil)
	}
	var balk *progressbar.ProgressBar
	err := o.Regio.Vul(ctx, k, klok, tot, d.Zaken, func(gedaan, totaal int) {
		if balk == nil {
			balk = progressbar.NewOptions(totaal, progressbar.OptionSetWriter(o.Fout),
				progressbar.OptionSetDescription("Demoregio opbouwen"),
				progressbar.OptionShowCount(), progressbar.OptionThrottle(100*time.Millisecond), progressbar.OptionClearOnFinish())
		}
		_ = balk.Set(gedaan) // a bar that cannot be drawn stops nothing
	})
	if balk != nil {
		_ = balk.Finish() // as above
	}
	return err
}

// legVerzoeken puts what providers asked while the region was filled with what the
// post took in: a simulated provider knows what it asked from there alone, and rejects
// an answer on anything else.
func legVerzoeken(ctx context.Context, k *kamers.Kamers, post string) error {
	verzoeken, err := k.Berichten.OntvangenVerzoeken(ctx)
	if err != nil {
		return err
	}
	var schijf postmap.Schijf
	for _, b := range verzoeken {
		inhoud, err := k.Berichten.Inhoud(ctx, b.Gemeente, b.ID)
		if err != nil {
			return err
		}
		if err := schijf.Vervang(filepath.Join(post, postmap.Verwerkt), postmap.Naam(b.Afzender, b.Ontvanger, b.Soort, b.Identificatie),
			inhoud); err != nil {
			return err
		}
	}
	return nil
}

type serveOpdracht struct {
	Opslag string `required:"" env:"NABUUR_OPSLAG" help:"Opslag: sqlite:PAD of postgres://…." placeholder:"ADRES"`
	Adres  string `default:"127.0.0.1:8080" help:"Adres waarop Nabuur luistert."`
	Post   string `help:"Waar berichten doorheen gaan: een map, of keten:MAP voor de nagespeelde keten." placeholder:"DIR"`
}

// Run serves the screens and carries out the queue on a store, until it is
// stopped.
func (s *serveOpdracht) Run(ctx context.Context, o Omgeving) error {
	luister, err := luisterOp(s.Adres)
	if err != nil {
		return err
	}
	defer func() { _ = luister.Close() }() // the server closes it too
	k, sluit, err := o.openOp(ctx, s.Opslag, tijdlijn.Systeemklok{}, s.Post)
	if err != nil {
		return err
	}
	defer sluit()
	pagina, err := web.New(web.Instelling{Kamers: k, Log: logNaar(o)})
	if err != nil {
		return err
	}
	fmt.Fprintf(o.Uit, "Nabuur luistert op http://%s. Stop met Ctrl-C.\n", luister.Addr())
	return bedien(ctx, k, luister, pagina, nil)
}

func luisterOp(adres string) (net.Listener, error) {
	luister, err := net.Listen("tcp", adres)
	if err != nil {
		return nil, fout.New(fout.Onjuist, "Op %s kan Nabuur niet luisteren. Is dat adres al in gebruik? Geef met --adres een ander.",
			adres).Door(err)
	}
	return luister, nil
}

func logNaar(o Omgeving) *slog.Logger {
	return slog.New(slog.NewTextHandler(o.Fout, &slog.HandlerOptions{Level: slog.LevelWarn}))
}

// How long a request and the stopping of the server may take.
const (
	leestijd   = 15 * time.Second
	schrijf    = 60 * time.Second
	stoptijd   = 10 * time.Second
	grootstKop = 64 << 10
)

// bedien runs the queue, the server and, when given, erbij, until ctx ends; then
// it lets running requests and jobs finish.
func bedien(ctx context.Context, k *kamers.Kamers, luister net.Listener, pagina http.Handler, erbij func(context.Context)) error {
	if err := k.Wachtrij.Start(context.WithoutCancel(ctx)); err != nil {
		return err
	}
	server := &http.Server{Handler: pagina, ReadTimeout: leestijd, ReadHeaderTimeout: leestijd, WriteTimeout: schrijf,
		IdleTimeout: schrijf, MaxHeaderBytes: grootstKop}
	klaar := make(chan error, 1)
	go func() { klaar <- server.Serve(luister) }()
	if erbij != nil {
		go erbij(ctx)
	}
	var err error
	select {
	case err = <-klaar:
	case <-ctx.Done():
	}
	stop, voorbij := context.WithTimeout(context.WithoutCancel(ctx), stoptijd)
	defer voorbij()
	err = errors.Join(err, server.Shutdown(stop), k.Wachtrij.Stop(stop))
	if errors.Is(err, http.ErrServerClosed) {
		return nil
	}
	return err
}

// speelKeten plays the other side of the message traffic in the demo: every
// second the simulated providers answer what was sent, and their messages are
// taken in.
func speelKeten(ctx context.Context, k *kamers.Kamers, post string, klok tijdlijn.Klok, log *slog.Logger) {
	wagen, err := ggk.NewMap(k.Berichten, post)
	if err != nil {
		log.Error("postmap", "fout", err)
		return
	}
	tik := time.NewTicker(time.Second)
	defer tik.Stop()
	for {
		select {
		case <-ctx.Done():
			return
		case <-tik.C:
		}
		if err := eenRonde(ctx, wagen, post, klok); err != nil && ctx.Err() == nil {
			log.Error("berichtenketen", "fout", err)
		}
	}
}

func eenRonde(ctx context.Context, wagen *ggk.Map, post string, klok tijdlijn.Klok) error {
	alle, err := aanbieder.Lijst(post)
	if err != nil {
		return err
	}
	for _, agb := range alle {
		if _, err := aanbieder.New(post, agb, klok).Beantwoorden(ctx); err != nil {
			return err
		}
	}
	_, err = wagen.Ophalen(ctx)
	return err
}
