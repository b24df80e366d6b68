package cli

import (
	"bytes"
	"context"
	"crypto/rand"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"nabuur/grond/tijdlijn"
	"nabuur/loket/kamers"
	"nabuur/opslag"
	"nabuur/opslag/opslagproef"
	"nabuur/proef/regio"
	"nabuur/verkeer/bericht"
	"nabuur/verkeer/koppeling/ggk"
)

// huis is a store with the post and the files of a story, on one day: what the
// program is tried on, through its own command line.
type huis struct {
	*testing.T
	adres, map_ string
	dag         string
}

// Today in the stories, and who works there: the counter and the team leader of Weesp,
// the back office and the money of Gooise Meren, and Wijdemeren, which does nothing
// for Weesp.
const (
	nu         = "2021-04-12"
	loket      = "0457/m.jansen"
	consulent  = "0457/k.degroot"
	teamleider = "0457/p.visser"
	juridisch  = "0457/j.bakker"
	backoffice = "1942/s.mulder"
	geldzaken  = "1942/r.vos"
	collega    = "1942/l.peters"
	vreemde    = "1696/o.dekker"
)

// regel is one command line, on a day, by somebody. $ is the folder of the story.
type regel struct{ dag, als, woorden string }

// verleden is what happened in Weesp before today. In 2016 Weesp allotted help to a
// neighbour by itself, and Stichtse Vecht handled the invoice; in 2020 there was a case
// that Gooise Meren prepared, with a claim over March 2021 in which one line is too
// dear. A provider has asked for an allotment, and this year's first case has just
// been reported.
var verleden = []regel{
	{"2016-12-01", "", "inrichting laad --demo"},
	{"2016-08-01", loket, "zaak melden --gemeente Weesp --inwoner $/buurman.yaml --hulpvraag 'Na mijn val heb ik hulp nodig.'"},
	{"2016-08-08", consulent, "zaak onderzoeken --gemeente Weesp --zaak 2016-000001 --gesprek $/gesprek.yaml"},
	{"2016-08-15", consulent, "zaak verslag --gemeente Weesp --zaak 2016-000001"},
	{"2016-08-15", consulent, "zaak aanvragen --gemeente Weesp --zaak 2016-000001"},
	{"2016-08-22", "0457/h.smit",
		"zaak voorbereiden --gemeente Weesp --zaak 2016-000001 --aanbieder 06010001 --categorie 01 --product 01A01" +
			" --omschrijving Huishouden --volume 480 --eenheid 01 --frequentie 4 --ingaand 2016-09-01 --advies Toekennen."},
	{"2016-08-25", teamleider,
		"zaak beschikken --gemeente Weesp --zaak 2016-000001 --uitkomst toegekend --motivering 'U heeft dit nodig.'"},
	{"2016-08-25", "", "werk --post $/post"},
	{"2017-02-01", "1904/t.koning", "declaratie invoeren --gemeente Weesp $/factuur.yaml"},
	{"2020-11-02", loket, "zaak melden --gemeente Weesp --inwoner $/inwoner.yaml --hulpvraag 'De administratie lukt niet meer.'"},
	{"2020-11-10", consulent, "zaak onderzoeken --gemeente Weesp --zaak 2020-000001 --gesprek $/gesprek.yaml"},
	{"2020-11-12", consulent, "zaak verslag --gemeente Weesp --zaak 2020-000001"},
	{"2020-11-12", consulent, "zaak aanvragen --gemeente Weesp --zaak 2020-000001"},
	{"2020-11-16", backoffice, "zaak voorbereiden --gemeente Weesp --zaak 2020-000001 --aanbieder 06010001 --categorie 02 --product 02A03" +
		" --omschrijving Begeleiding --volume 240 --eenheid 01 --frequentie 4 --ingaand 2020-12-01 --advies Toekennen."},
	{"2020-11-18", teamleider,
		"zaak beschikken --gemeente Weesp --zaak 2020-000001 --uitkomst toegekend --motivering 'U heeft dit nodig.'"},
	{"2020-11-18", "", "werk --post $/post"},
	{"2020-12-10", "-", "aanbieder beantwoord --post $/post"},
	{"2020-12-10", "", "bericht ontvang --map $/post/in --uit $/post/uit"},
	{"2021-04-06", "-", "aanbieder declareer --post $/post --aanbieder 06010001 --gemeente 0457 --maand 2021-03-01 --volume 240" +
		" --tarief 01A01=0,45 --tarief 02A03=1,10 --te-hoog 2"},
	{"2021-04-07", "", "bericht ontvang --map $/post/in --uit $/post/uit"},
	{"2021-04-08", "-", "aanbieder vraag-toewijzing --post $/post --aanbieder 06010001 --gemeente 0457 --wet wmo --bsn 999993653" +
		" --categorie 01 --product 01A01 --vanaf 2021-05-01 --tot-en-met 2022-04-30 --volume 480"},
	{"2021-04-08", "", "bericht ontvang --map $/post/in --uit $/post/uit"},
	{"2021-04-09", loket, "zaak melden --gemeente Weesp --inwoner $/nieuw.yaml --hulpvraag 'Ik kom de deur niet meer uit.'"},
}

// bewoner is a file about a resident.
func bewoner(bsn, naam string) string {
	return "bsn: \"" + bsn + "\"\ngeboren: 1938-04-11\ngeslacht: \"2\"\nnaam: {voorletters: GH, achternaam: " + naam +
		"}\nadres: {straat: Nieuwstraat, huisnummer: 12, postcode: 1381BC, plaats: Weesp}\n"
}

// factuurBestand is a file with an invoice over November 2016.
func factuurBestand(nummer string) string {
	return "aanbieder: \"06010001\"\nnummer: " + nummer + "\nvanaf: 2016-11-01\ntot: 2016-12-01\ndagtekening: 2017-01-20\nregels:\n" +
		"  - {bsn: \"999990019\", referentie: " + nummer + "-1, toewijzing: 1, categorie: \"01\", code: 01A01, vanaf: 2016-11-01," +
		" tot: 2016-12-01, volume: 480, eenheid: \"01\", tarief: 38, bedrag: 18240}\n"
}

// declaratieMaart is the number that the simulated provider gave its claim.
const declaratieMaart = "045721030001"

// verzoekReferentie gives the reference that the provider gave its request.
func verzoekReferentie(h *huis) string {
	h.Helper()
	velden := strings.Split(h.doet(backoffice, "verzoek lijst --gemeente Weesp"), "\t")
	if len(velden) < 4 {
		h.Fatalf("geen verzoek: %q", velden)
	}
	return velden[3]
}

// bestanden are the files of the story.
var bestanden = map[string]string{
	"buurman.yaml": bewoner("999990019", "Kroon"),
	"inwoner.yaml": bewoner("999993653", "Linden"),
	"nieuw.yaml":   bewoner("999993847", "Vries"),
	"gesprek.yaml": "- {naam: Huishouden, eigenkracht: Weinig., netwerk: Geen., algemeen: Geen., maatwerk: Zwaar werk.," +
		" woorden: Ik wil hier blijven.}\n",
	"factuur.yaml": factuurBestand("F2016-11"),
	"andere.yaml":  factuurBestand("F2016-12"),
}

// vertel makes the story in a folder over a migrated store.
func vertel(ctx context.Context, adres, map_ string) error {
	if err := os.MkdirAll(filepath.Join(map_, "post"), 0o750); err != nil {
		return err
	}
	for naam, inhoud := range bestanden {
		if err := os.WriteFile(filepath.Join(map_, naam), []byte(inhoud), 0o600); err != nil {
			return err
		}
	}
	for _, r := range verleden {
		if code, uit, fouten := r.voer(ctx, adres, map_); code != 0 {
			return fmt.Errorf("%s op %s: code %d: %s%s", r.woorden, r.dag, code, uit, fouten)
		}
	}
	return nil
}

// voer carries out the line on a store; "-" does it without one.
func (r regel) voer(ctx context.Context, adres, map_ string) (code int, uit, fouten string) {
	woorden := append(gesplitst(strings.ReplaceAll(r.woorden, "$", map_)), "--vandaag", r.dag)
	switch r.als {
	case "-":
	case "":
		woorden = append(woorden, "--opslag", adres)
	default:
		woorden = append(woorden, "--opslag", adres, "--als", r.als)
	}
	return uitgevoerd(ctx, woorden...)
}

// uitgevoerd carries out one command line as the program does.
func uitgevoerd(ctx context.Context, woorden ...string) (code int, uit, fouten string) {
	var u, f bytes.Buffer
	o := proefomgeving()
	o.Uit, o.Fout = &u, &f
	return Voer(ctx, woorden, o), u.String(), f.String()
}

// proefomgeving is what the program gets in a trial; it has nothing to read or write.
func proefomgeving() Omgeving {
	return Omgeving{
		Openen: openHuis, Getenv: func(naam string) string { return map[string]string{"NABUUR_PROEF": "1"}[naam] },
		Regio: Regio{
			Inrichting: regio.Inrichting, Contracten: regio.LaadContracten, Vul: regio.Vul, Organisaties: regio.Organisaties,
		},
	}
}

func openHuis(o *opslag.Opslag, klok tijdlijn.Klok, post string) (*kamers.Kamers, error) {
	i := kamers.Instelling{Klok: klok, Toeval: rand.Reader}
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

// gesplitst gives the words of a line; what stands between quotes is one word.
func gesplitst(regel string) (woorden []string) {
	for i, deel := range strings.Split(regel, "'") {
		if i%2 == 1 {
			woorden = append(woorden, deel)
		} else {
			woorden = append(woorden, strings.Fields(deel)...)
		}
	}
	return woorden
}

// sjabloon is a folder in which the story was told once, on an embedded store.
var sjabloon = sync.OnceValues(func() (string, error) {
	map_, err := os.MkdirTemp("", "nabuur-cli-")
	if err != nil {
		return "", err
	}
	adres := "sqlite:" + filepath.Join(map_, "proef.sqlite")
	return map_, errors.Join(bijwerken(context.Background(), adres), vertel(context.Background(), adres, map_))
})

func TestMain(m *testing.M) {
	code := m.Run()
	if map_, err := sjabloon(); err == nil {
		_ = os.RemoveAll(map_) // a left-over folder in the temporary directory harms nobody
	}
	os.Exit(code)
}

// bouwHuis gives the story on an embedded store of its own.
func bouwHuis(t *testing.T) *huis {
	t.Helper()
	bron, err := sjabloon()
	if err != nil {
		t.Fatal(err)
	}
	map_ := t.TempDir()
	if err := os.CopyFS(map_, os.DirFS(bron)); err != nil {
		t.Fatal(err)
	}
	return &huis{t, "sqlite:" + filepath.Join(map_, "proef.sqlite"), map_, nu}
}

// inBeide runs a trial on the story in both databases.
func inBeide(t *testing.T, proef func(h *huis)) {
	t.Run("sqlite", func(t *testing.T) { proef(bouwHuis(t)) })
	t.Run("postgres", func(t *testing.T) {
		h := &huis{t, opslagproef.AdresPostgres(t), t.TempDir(), nu}
		if err := vertel(t.Context(), h.adres, h.map_); err != nil {
			t.Fatal(err)
		}
		proef(h)
	})
}

// op gives the same store on another day.
func (h *huis) op(dag string) *huis {
	ander := *h
	ander.dag = dag
	return &ander
}

// doet carries out a command that succeeds, and gives what it printed; that has all of
// wil in it, and what begins with ! not.
func (h *huis) doet(als, woorden string, wil ...string) string {
	h.Helper()
	return h.eindigt(0, als, woorden, wil...)
}

// eindigt carries out a command that prints its answer and ends with that code.
func (h *huis) eindigt(wilCode int, als, woorden string, wil ...string) string {
	h.Helper()
	code, uit, fouten := regel{h.dag, als, woorden}.voer(h.Context(), h.adres, h.map_)
	if code != wilCode || fouten != "" && wilCode == 0 {
		h.Errorf("%s: code %d en niet %d: %s%s", woorden, code, wilCode, uit, fouten)
	}
	for _, w := range wil {
		if niet, geen := strings.CutPrefix(w, "!"); strings.Contains(uit, niet) == geen {
			h.Errorf("%s: wil %q in\n%s", woorden, w, uit)
		}
	}
	return uit
}

// weigert carries out a command that is refused: one sentence of whoever is asked, code
// 2, and nothing printed. It gives the sentence.
func (h *huis) weigert(als, woorden, wil string) string {
	h.Helper()
	code, uit, fouten := regel{h.dag, als, woorden}.voer(h.Context(), h.adres, h.map_)
	zin, _ := strings.CutSuffix(fouten, "\n")
	eind := strings.HasSuffix(zin, ".") || strings.HasSuffix(zin, "?")
	if code != 2 || uit != "" || strings.Contains(zin, "\n") || !eind || !strings.Contains(zin, wil) {
		h.Errorf("%s: code %d, %q, %q; wil een zin met %q", woorden, code, uit, fouten, wil)
	}
	return fouten
}
