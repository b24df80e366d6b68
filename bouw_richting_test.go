package nabuur_test

import (
	"slices"
	"strings"
)

// volgorde is the floor plan from left to right. A room imports rooms on lines
// above its own; rooms on one line do not import each other; inside a room, or a
// layer that stands here as a whole, everything may import everything. The
// longest path that fits decides.
//
// Two choices that the floor plan leaves open are made here. Writing in the
// logboek is part of every act and asks only who somebody is, so kader/logboek
// stands just right of organisatie; reading it goes through toegang, so whoever
// shows it stands right of toegang: kader/logboek/inzage, or a room of loket. And
// grootboek stands left of betaling, because a paid order is booked.
var volgorde = [][]string{
	{"grond"},
	{"opslag"},
	{"kader/wet", "kader/berichtregel"},
	{"kader/organisatie"},
	{"kader/logboek"},
	{"kader/regeling"},
	{"kader/taakverdeling"},
	{"kader/mandaat"},
	{"kader/toegang"},
	{"kader/logboek/inzage"},
	{"uitvoering/herstel"},
	{"uitvoering/inwoner"},
	{"uitvoering/contract"},
	{"uitvoering/grootboek"},
	{"uitvoering/betaling"},
	{"uitvoering/zaak"},
	{"uitvoering/toewijzing"},
	{"uitvoering/verzoek"},
	{"uitvoering/declaratie", "uitvoering/uitkering"},
	{"uitvoering/verrekening"},
	{"uitvoering/overgang", "uitvoering/welzijn", "uitvoering/verkenning", "uitvoering/rapportage"},
	{"verkeer/istandaard", "verkeer/sepa"},
	{"verkeer/bericht", "verkeer/uitbetaling"},
	{"verkeer/koppeling"},
	{"loket/vorm", "loket/inrichting"},
	{"loket/kamers"},
	{"loket/bezoek"},
	{"loket/kaart"},
	{"loket/zaakblad", "loket/berichtblad", "loket/geldblad", "loket/samenwerkblad", "loket/herstelblad"},
	{"loket/web"},
	{"loket/cli"},
	{"proef"},
	{"cmd"},
}

// alleen names rooms that import less than what stands to their left.
//
// A koppeling carries bytes for an outside party and decides nothing: it may
// know the envelope that bericht hands it and the codec that its simulated side
// speaks, never a capability. That bericht
// does not know its carriers follows from volgorde; cmd brings them together. The
// tests of a koppeling carry through a whole house and look at what came of it there.
//
// vorm gives pages their look and knows no domain. The rooms with pages stand on one line: none
// knows another, and web alone joins them; what leads from one to the other is an address.
var alleen = map[string][]string{
	"verkeer/istandaard": {"grond"},
	"verkeer/sepa":       {"grond"},
	"verkeer/koppeling":  {"grond", "opslag", "verkeer/bericht", "verkeer/istandaard"},
	"loket/vorm":         {"grond"},
}

// plek gives the line of volgorde and the entry on it for a folder.
func plek(map_ string) (regel int, kamer string) {
	regel = -1
	for i, kamers := range volgorde {
		for _, k := range kamers {
			if onder(map_, k) && len(k) > len(kamer) {
				regel, kamer = i, k
			}
		}
	}
	return regel, kamer
}

// richting: a room imports its own line of the floor plan or one to its left.
// A test may also import proef, which knows everything, and packages that only tests
// import.
func richting(h *huis) (klachten []string) {
	for _, b := range h.gos {
		if b.map_() == "." {
			continue // the inspection itself
		}
		eigen, kamer := plek(b.map_())
		if eigen < 0 {
			klachten = append(klachten, b.op(1)+"de map "+b.map_()+" staat niet op de plattegrond (volgorde)")
			continue
		}
		for _, in := range b.invoer {
			doelmap, binnen := strings.CutPrefix(in.pad, module+"/")
			if !binnen || b.test && onder(doelmap, "proef") {
				continue
			}
			doel, doelkamer := plek(doelmap)
			toegestaan, beperkt := alleen[kamer]
			beperkt = beperkt && !(b.test && kamer == "verkeer/koppeling")
			switch {
			case onderEen(doelmap, proefkamers) && !b.proefcode() && !onder(b.map_(), "proef"):
				klachten = append(klachten, b.op(in.regel)+doelmap+" is er alleen voor proeven")
			case doelkamer == kamer:
			case doel < 0:
				klachten = append(klachten, b.op(in.regel)+in.pad+" staat niet op de plattegrond (volgorde)")
			case doel >= eigen:
				klachten = append(klachten, b.op(in.regel)+kamer+" mag "+doelkamer+" niet importeren: die staat niet links ervan")
			case beperkt && !onderEen(doelmap, toegestaan):
				klachten = append(klachten, b.op(in.regel)+kamer+" mag alleen "+strings.Join(toegestaan, ", ")+" importeren, niet "+doelmap)
			}
		}
	}
	return klachten
}

// standaardkamer holds the message standard. A package in it whose name ends in a digit
// is one release: iwmo32, release32.
const standaardkamer = "verkeer/istandaard"

func isUitgave(map_ string) bool {
	laatste := map_[len(map_)-1]
	return onder(map_, standaardkamer) && laatste >= '0' && laatste <= '9'
}

// uitgave: a release of the message standard is known to the package uitgave, to other
// packages of releases, and to tests inside the room. Everybody else knows the neutral
// names, so that a next release can stand beside this one.
func uitgave(h *huis) (klachten []string) {
	for _, b := range h.gos {
		if b.map_() == standaardkamer+"/uitgave" || isUitgave(b.map_()) || b.proefcode() && onder(b.map_(), standaardkamer) {
			continue
		}
		for _, in := range b.invoer {
			doel, binnen := strings.CutPrefix(in.pad, module+"/")
			if binnen && isUitgave(doel) {
				klachten = append(klachten,
					b.op(in.regel)+doel+" is één uitgave van de berichtenstandaard: vraag haar aan "+standaardkamer+"/uitgave")
			}
		}
	}
	return klachten
}

// bibliotheken names the packages from outside that only some rooms may use.
var bibliotheken = []struct {
	paden, kamers []string
	waarom        string
}{
	{
		[]string{"github.com/jackc/pgx", "modernc.org/sqlite", "github.com/pressly/goose", "github.com/riverqueue"},
		[]string{"opslag"},
		"alleen opslag weet welke database er is",
	},
	{
		[]string{"net/http"},
		[]string{"loket", "verkeer/koppeling", "proef", "cmd"},
		"alleen loket en koppeling spreken met buiten",
	},
}

// bibliotheek: drivers stay in opslag and HTTP stays at the outside, in tests
// too. The codecs know no database at all.
func bibliotheek(h *huis) (klachten []string) {
	for _, b := range h.gos {
		if b.map_() == "." {
			continue
		}
		for _, in := range b.invoer {
			for _, bib := range bibliotheken {
				if onderEen(in.pad, bib.paden) && !onderEen(b.map_(), bib.kamers) {
					klachten = append(klachten, b.op(in.regel)+in.pad+" mag hier niet: "+bib.waarom)
				}
			}
			if onder(in.pad, "database/sql") && onderEen(b.map_(), []string{"verkeer/istandaard", "verkeer/sepa"}) {
				klachten = append(klachten, b.op(in.regel)+in.pad+" mag hier niet: een codec kent geen database")
			}
		}
	}
	return klachten
}

// sqlTypen are the parts of database/sql that a room needs to read an answer;
// opening, preparing and transactions are the work of opslag.
var sqlTypen = []string{"Rows", "Row", "Result", "Scanner", "ErrNoRows"}

// databaseSQL: outside opslag database/sql gives only the types of an answer.
func databaseSQL(h *huis) (klachten []string) {
	for _, b := range h.gos {
		if onder(b.map_(), "opslag") || !b.importeert("database/sql") {
			continue
		}
		for _, n := range b.namen {
			if n.van == "sql" && !slices.Contains(sqlTypen, n.wat) && !strings.HasPrefix(n.wat, "Null") {
				klachten = append(klachten, b.op(n.regel)+"sql."+n.wat+" hoort in opslag")
			}
		}
	}
	return klachten
}

func (b *gobestand) importeert(pad string) bool {
	return slices.ContainsFunc(b.invoer, func(in invoer) bool { return in.pad == pad })
}

// klokkamers are where the time of the machine may be read.
var klokkamers = []string{"grond/tijdlijn", "loket", "cmd", "proef/meting", "proef/scherm"}

// klok: validity takes a date as argument; "now" is read at the outside only.
func klok(h *huis) (klachten []string) {
	for _, b := range h.gos {
		if b.proefcode() || onderEen(b.map_(), klokkamers) || !b.importeert("time") {
			continue
		}
		for _, n := range b.namen {
			if n.van == "time" && (n.wat == "Now" || n.wat == "Since" || n.wat == "Until") {
				klachten = append(klachten,
					b.op(n.regel)+"time."+n.wat+" hoort hier niet: neem een tijdlijn.Klok of een datum als argument")
			}
		}
	}
	return klachten
}
