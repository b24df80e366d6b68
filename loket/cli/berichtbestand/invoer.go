package berichtbestand

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/schollz/progressbar/v3"

	"nabuur/grond/fout"
	"nabuur/verkeer/istandaard"
	"nabuur/verkeer/istandaard/uitgave"
	"nabuur/verkeer/koppeling/ggk/envelop"
)

// standaardinvoer is the name that stands for standard input.
const standaardinvoer = "-"

// berichtbestanden gives the names to read: those that were given and, in order of
// name, every *.xml in the directory.
func berichtbestanden(gegeven []string, map_ string) ([]string, error) {
	if map_ == "" {
		if len(gegeven) == 0 {
			return nil, fout.New(fout.Onjuist,
				"Er ontbreekt iets: geef een of meer bestanden, --map met een map, of - voor de standaardinvoer.")
		}
		return gegeven, nil
	}
	inhoud, err := os.ReadDir(map_)
	if err != nil {
		return nil, fout.New(fout.Onjuist, "De map %s is niet te openen. Controleer de naam.", map_).Door(err)
	}
	namen := gegeven
	for _, e := range inhoud {
		if !e.IsDir() && strings.EqualFold(filepath.Ext(e.Name()), ".xml") {
			namen = append(namen, filepath.Join(map_, e.Name()))
		}
	}
	if len(namen) == 0 {
		return nil, fout.New(fout.Onjuist, "In de map %s staan geen berichten (*.xml). Geef een andere map.", map_)
	}
	return namen, nil
}

// berichtlezer reads messages one after another into the same memory.
type berichtlezer struct {
	in    io.Reader
	buf   bytes.Buffer
	stand *progressbar.ProgressBar // nil shows nothing
}

// meesteInvoer is the most that is read of a file: a message that is too large by one
// byte, in an envelope.
const meesteInvoer = (istandaard.MaxGrootte+1)/3*4 + 128<<10

// lees gives the message with that name, in its envelope if it has one, and cut off where
// more may not be read. It is good until the next call.
func (l *berichtlezer) lees(naam string) ([]byte, error) {
	if naam == standaardinvoer {
		return l.invoer()
	}
	bestand, grootte, err := openBericht(naam)
	if err != nil {
		return nil, err
	}
	defer func() { _ = bestand.Close() }() // it was only read
	return l.neem(naam, bestand, grootte)
}

// uitEnvelop gives the message in an envelope of StUF-GGk, and what is no envelope as it
// is. An envelope that is not right, or holds no message, is a Fout.
func uitEnvelop(inhoud []byte) ([]byte, error) {
	if !envelop.IsEnvelop(inhoud) {
		return inhoud, nil
	}
	e, err := envelop.Decode(inhoud, meesteInvoer)
	if err != nil {
		return nil, fout.New(fout.Onjuist, "De envelop is niet goed. %s", zinVan(err)).Door(err)
	}
	if e.Berichtcode == envelop.Fo01 {
		return nil, fout.New(fout.Onjuist,
			"Dit is een foutmelding van de keten (%s: %s) en geen bericht. Zoek het bericht waar zij over gaat.",
			e.Fout.Code, e.Fout.Omschrijving)
	}
	return e.Inhoud, nil
}

// zinVan gives the sentence of a refused envelope.
func zinVan(err error) string {
	var w *envelop.Weigering
	if errors.As(err, &w) {
		return w.Fout.Omschrijving
	}
	return fout.Zin(err)
}

// invoer gives the message on standard input.
func (l *berichtlezer) invoer() ([]byte, error) {
	if l.in == nil {
		return nil, fout.New(fout.Onjuist, "Er is geen standaardinvoer. Geef de naam van een bestand.")
	}
	return l.neem(standaardinvoer, l.in, 0)
}

// neem reads the whole; verwacht is how much that probably is.
func (l *berichtlezer) neem(naam string, bron io.Reader, verwacht int64) ([]byte, error) {
	l.buf.Reset()
	l.buf.Grow(int(min(verwacht, istandaard.MaxGrootte)) + bytes.MinRead)
	if _, err := l.buf.ReadFrom(io.LimitReader(bron, istandaard.MaxGrootte+1)); err != nil {
		return nil, onleesbaar(naam, err)
	}
	if !envelop.IsEnvelop(l.buf.Bytes()) {
		return l.buf.Bytes(), nil
	}
	if _, err := l.buf.ReadFrom(io.LimitReader(bron, meesteInvoer-istandaard.MaxGrootte)); err != nil {
		return nil, onleesbaar(naam, err)
	}
	return l.buf.Bytes(), nil
}

// controleer checks the message with that name, and gives how many bytes it is. Of a
// large file only a part is in memory.
func (l *berichtlezer) controleer(naam string) (soort string, breuken []istandaard.Breuk, lengte int64, err error) {
	if naam == standaardinvoer {
		return keur(l.invoer())
	}
	bestand, grootte, err := openBericht(naam)
	if err != nil {
		return "", nil, 0, err
	}
	defer func() { _ = bestand.Close() }() // it was only read
	if grootte == 0 {
		// Perhaps a pipe, which can be opened once.
		return keur(l.neem(naam, bestand, 0))
	}
	if inEnvelop(bestand) {
		return keur(l.neem(naam, bestand, grootte))
	}
	soort, breuken, err = uitgave.ControleerVan(bestand, grootte)
	return soort, breuken, grootte, err
}

// inEnvelop reports whether a file begins as an envelope. A file that cannot be read is
// none: the next read says so.
func inEnvelop(bestand io.ReaderAt) bool {
	kop := make([]byte, 4096)
	n, _ := bestand.ReadAt(kop, 0) // as told
	return envelop.IsEnvelop(kop[:n])
}

// keur checks a message that was read into memory as a whole, if it was, and in an
// envelope what stands in it. An envelope that is not right is no message.
func keur(inhoud []byte, err error) (string, []istandaard.Breuk, int64, error) {
	if err != nil {
		return "", nil, 0, err
	}
	bericht, err := uitEnvelop(inhoud)
	if err != nil {
		return "", istandaard.GeenBericht(err), int64(len(inhoud)), nil
	}
	soort, breuken := uitgave.Controleer(bericht)
	return soort, breuken, int64(len(inhoud)), nil
}

// openBericht opens a file and gives its size: 0 when it can only be read from begin
// to end, as a pipe.
func openBericht(naam string) (*os.File, int64, error) {
	bestand, err := openBestand(naam)
	if err != nil {
		return nil, 0, err
	}
	stand, err := bestand.Stat()
	switch {
	case err != nil:
		_ = bestand.Close() // the fault is told already
		return nil, 0, onleesbaar(naam, err)
	case stand.IsDir():
		_ = bestand.Close() // as above
		return nil, 0, fout.New(fout.Onjuist, "%s is een map en geen bestand. Geef bestanden, of --map %s voor alle berichten daarin.",
			naam, naam)
	case !stand.Mode().IsRegular():
		return bestand, 0, nil
	}
	return bestand, stand.Size(), nil
}

func openBestand(naam string) (*os.File, error) {
	bestand, err := os.Open(naam)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, fout.New(fout.Onjuist, "Het bestand %s bestaat niet. Controleer de naam.", naam).Door(err)
	}
	if err != nil {
		return nil, fout.New(fout.Onjuist, "Het bestand %s is niet te openen. Controleer de rechten.", naam).Door(err)
	}
	return bestand, nil
}

func onleesbaar(naam string, err error) error {
	if naam == standaardinvoer {
		return fout.New(fout.Onjuist, "De standaardinvoer is niet te lezen. Geef de naam van een bestand.").Door(err)
	}
	return fout.New(fout.Onjuist, "Het bestand %s is niet te lezen. Is het wel een bestand?", naam).Door(err)
}

// Lees reads a file that a user names. One of more than max bytes is refused (Onjuist):
// half a file says something else than its writer meant.
func Lees(naam string, max int64) ([]byte, error) {
	bestand, err := openBestand(naam)
	if err != nil {
		return nil, err
	}
	defer func() { _ = bestand.Close() }() // it was only read
	inhoud, err := io.ReadAll(io.LimitReader(bestand, max+1))
	if err != nil {
		return nil, onleesbaar(naam, err)
	}
	if int64(len(inhoud)) > max {
		return nil, fout.New(fout.Onjuist, "Het bestand %s is te groot: hoogstens %d kB kan hier. Maak er meer bestanden van.",
			naam, max>>10)
	}
	return inhoud, nil
}

// Who waits is told how far it is: with more files than veelBestanden, or one larger
// than grootBestand.
const (
	veelBestanden = 20
	grootBestand  = 5 << 20
)

// Terminal reports whether somebody looks at what is written: a bar that moves has no place
// in a file.
func Terminal(uit io.Writer) bool {
	bestand, ok := uit.(*os.File)
	if !ok {
		return false
	}
	stand, err := bestand.Stat()
	return err == nil && stand.Mode()&os.ModeCharDevice != 0
}

// toonStand shows on a terminal how many bytes of the files have been read.
func (l *berichtlezer) toonStand(uit io.Writer, namen []string) {
	if !Terminal(uit) {
		return
	}
	if totaal, lang := omvang(namen); lang {
		l.stand = progressbar.NewOptions64(totaal,
			progressbar.OptionSetWriter(uit), progressbar.OptionSetDescription("Controleren"),
			progressbar.OptionSetPredictTime(false), progressbar.OptionSetElapsedTime(false), progressbar.OptionClearOnFinish())
	}
}

// omvang gives the bytes in the files together, and whether that takes long enough
// to tell about.
func omvang(namen []string) (totaal int64, lang bool) {
	lang = len(namen) > veelBestanden
	for _, naam := range namen {
		if stand, err := os.Stat(naam); err == nil && stand.Mode().IsRegular() {
			totaal += stand.Size()
			lang = lang || stand.Size() > grootBestand
		}
	}
	return totaal, lang
}

// wis takes the line away, so that an answer can be printed in its place.
func (l *berichtlezer) wis() {
	if l.stand != nil {
		_ = l.stand.Clear() // what it cannot show is no fault of the message
	}
}

// gedaan notes that a file of so many bytes was dealt with and shows the line again.
func (l *berichtlezer) gedaan(bytes int64) {
	if l.stand != nil {
		_ = l.stand.Add64(bytes) // as above
	}
}

// zichtbaar makes a text from a message fit for a terminal: what is not printed is
// written as its number, because a terminal might obey it.
func zichtbaar(tekst string) string {
	if strings.IndexFunc(tekst, verborgen) < 0 && utf8.ValidString(tekst) {
		return tekst
	}
	var uit strings.Builder
	for _, r := range tekst {
		if verborgen(r) {
			fmt.Fprintf(&uit, "[%U]", r)
		} else {
			uit.WriteRune(r)
		}
	}
	return uit.String()
}

func verborgen(r rune) bool { return r != '\n' && !unicode.IsPrint(r) && r != '\u00a0' }
