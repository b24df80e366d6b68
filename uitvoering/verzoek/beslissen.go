package verzoek

import (
	"context"
	"slices"

	"nabuur/grond/fout"
	"nabuur/grond/kenmerk"
	"nabuur/grond/tijdlijn"
	"nabuur/kader/organisatie"
	"nabuur/kader/taakverdeling"
	"nabuur/kader/toegang"
	"nabuur/opslag"
)

// Reden is why a request was rejected (LDT_RedenAfwijzingVerzoek).
type Reden string

// The reasons of the standard.
const (
	GeenWijziging      Reden = "1" // no change, but a new application
	BuitenBudget       Reden = "2"
	GeenContract       Reden = "3"
	BuitenContract     Reden = "4"
	AndereGemeente     Reden = "5"
	Stapeling          Reden = "6"
	Zorginhoudelijk    Reden = "7"
	Woonplaatsbeginsel Reden = "8"
	Leeftijdsgrens     Reden = "9"
)

var redenteksten = map[Reden]string{
	GeenWijziging: "Geen wijziging, maar een nieuwe aanvraag", BuitenBudget: "Past niet binnen het budget", GeenContract: "Geen contract",
	BuitenContract: "Past niet binnen het contract", AndereGemeente: "Andere gemeente", Stapeling: "Stapeling",
	Zorginhoudelijk: "Zorginhoudelijke afkeur", Woonplaatsbeginsel: "Woonplaatsbeginsel", Leeftijdsgrens: "Leeftijdsgrens is bereikt",
}

// Tekst says the reason for a reader, and "" for a code that does not exist.
func (r Reden) Tekst() string { return redenteksten[r] }

// Redenen gives the reasons with which this request can be rejected, in order.
func (v Verzoek) Redenen() []Reden {
	var redenen []Reden
	for _, r := range []Reden{
		GeenWijziging, BuitenBudget, GeenContract, BuitenContract, AndereGemeente, Stapeling, Zorginhoudelijk, Woonplaatsbeginsel,
		Leeftijdsgrens,
	} {
		if r != Woonplaatsbeginsel || v.kentWoonplaats() {
			redenen = append(redenen, r)
		}
	}
	return redenen
}

// kentWoonplaats reports whether the request can be rejected because another
// municipality is responsible: a VOT for jeugd (iJw 3.2 OP359).
func (v Verzoek) kentWoonplaats() bool {
	return v.Domein == taakverdeling.Jeugd && v.Soort == Toewijzing
}

// besluit is one step being taken on one request, inside its transaction.
type besluit struct {
	*Verzoeken
	ctx         context.Context
	tx          *opslag.Tx
	nu          tijdlijn.Moment
	wie         organisatie.Wie
	verzoek     Verzoek
	stap        stap
	toestemming toegang.Toestemming
}

// beslis takes one step on a request: rights, version and step are checked, inhoud
// does what is particular to the step, then the request, the log and the answer that
// the step calls for are written. Any error leaves everything as it was.
func (r *Verzoeken) beslis(ctx context.Context, wie organisatie.Wie, handeling string, over Verwijzing,
	inhoud func(*besluit) error) (Verzoek, error) {
	var na Verzoek
	err := r.Opslag.Transactie(ctx, r.Verdeling.Gemeenten().Slot(over.Gemeente), func(tx *opslag.Tx) error {
		b := &besluit{Verzoeken: r, ctx: ctx, tx: tx, nu: r.Klok.Nu(), wie: wie}
		var err error
		if b.verzoek, err = Get(ctx, tx, over.Gemeente, over.ID); err != nil {
			return err
		}
		blik, err := r.Poort.Blik(ctx, tx, wie, b.nu.Dag())
		if err != nil {
			return err
		}
		if b.toestemming, err = mag(blik, b.verzoek.recht(handeling), b.verzoek); err != nil {
			return err
		}
		if over.Versie != 0 && over.Versie != b.verzoek.Versie {
			return fout.New(fout.Botsing, "Iemand anders heeft dit verzoek intussen behandeld. Laad de pagina opnieuw.")
		}
		if b.stap, err = magNu(handeling, b.verzoek.Stand); err != nil {
			return err
		}
		if err := b.keurAntwoord(); err != nil {
			return err
		}
		if err := inhoud(b); err != nil {
			return err
		}
		na, err = b.sluitAf()
		return err
	})
	return na, err
}

// keurAntwoord is the last guard on the 319 that the step leads to: the rules that it
// must keep (TR355, TR359, TR360, TR365).
func (b *besluit) keurAntwoord() error {
	if b.stap.antwoord == "" {
		return nil
	}
	if mis := ControleerAntwoord(b.verzoek.eerder(), b.stap.antwoord); len(mis) > 0 {
		return fout.New(fout.Botsing, "%s Laad de pagina opnieuw.", mis[0].Zin)
	}
	return nil
}

// sluitAf writes the request as it stands after the step, the log, and the job that
// tells the provider.
func (b *besluit) sluitAf() (Verzoek, error) {
	v := &b.verzoek
	v.Stand, v.Toedeling, v.Versie = b.stap.naar, b.toestemming.Toedeling.Verwijzing(), v.Versie+1
	if v.Stand == InOnderzoek {
		v.Onderzocht = b.nu
	} else {
		v.Besloten = b.nu
	}
	if err := werkBij(b.ctx, b.tx, *v); err != nil {
		return Verzoek{}, err
	}
	regel := v.logregel(b.stap.handeling, b.stap.grond, b.wie.Medewerker, b.wie.Organisatie)
	regel.Gegevens["reden"], regel.Gegevens["zaak"] = string(v.Reden), v.Zaak
	if err := b.Logboek.Schrijf(b.ctx, b.tx, regel); err != nil {
		return Verzoek{}, err
	}
	if b.stap.antwoord == "" {
		return *v, nil
	}
	return *v, b.Wachtrij.ZetIn(b.ctx, b.tx, Antwoord{Gemeente: v.Gemeente, ID: v.ID, Versie: v.Versie, Domein: v.Domein})
}

// recht gives the right that a step on the request asks. To grant what only a decision
// of the college can give is for who holds the decision; every other step is for who
// holds the allotments.
func (v Verzoek) recht(handeling string) toegang.Handeling {
	if handeling == toekennen && v.VraagtBesluit() {
		return toegang.VerzoekToekennen
	}
	return toegang.VerzoekBeslissen
}

// wettelijkeVerwijzers may refer a youth to care without a decision of the college
// (LDT_VerwijzerType; art. 2.6 lid 1 onder e and art. 3.5 Jeugdwet): family
// doctor, youth doctor, gecertificeerde instelling, medical specialist.
var wettelijkeVerwijzers = []string{"02", "03", "04", "05"}

// VraagtBesluit reports whether granting the request takes a decision of the college.
// For the Wmo 2015 it always does (art. 2.3.5 lid 2). For the Jeugdwet it does when
// nobody referred the youth who may do so by law; a change of what runs goes on under
// the referral or decision that it rests on.
func (v Verzoek) VraagtBesluit() bool {
	switch {
	case v.Domein != taakverdeling.Jeugd:
		return true
	case v.Soort != Toewijzing:
		return false
	}
	return slices.ContainsFunc(v.Regels, func(r Regel) bool { return !slices.Contains(wettelijkeVerwijzers, r.Verwijzer.Type) })
}

// Recht gives the right to grant this request and what it is asked of, for whoever
// shows who may.
func (v Verzoek) Recht() (toegang.Handeling, toegang.Object) {
	h := v.recht(toekennen)
	return h, v.objectVoor(h)
}

// mag asks toegang about the request. To who may not know of it, it is not there.
func mag(blik *toegang.Blik, h toegang.Handeling, v Verzoek) (toegang.Toestemming, error) {
	toestemming, err := blik.Mag(h, v.objectVoor(h))
	return toestemming, toegang.AlsOfNiets(err, geenVerzoek())
}

// Onderzoeken puts a request under investigation, once and as the first answer
// (OP274, OP346). From now on the decision is due on Beslissen. It asks the right
// verzoek.beslissen and leaves the job Antwoord behind.
func (r *Verzoeken) Onderzoeken(ctx context.Context, wie organisatie.Wie, over Verwijzing) (Verzoek, error) {
	return r.beslis(ctx, wie, "verzoek.onderzoeken", over, func(*besluit) error { return nil })
}

// Afwijzing is a rejection: the reason, and with the reason Woonplaatsbeginsel the
// municipality that is responsible instead.
type Afwijzing struct {
	Reden              Reden
	Woonplaatsgemeente kenmerk.Gemeentecode
}

// Afwijzen rejects a request as a whole (OP344). Woonplaatsbeginsel is a reason for a
// VOT for jeugd only, and then names another municipality (OP359, IV095, TR377); with
// any other reason none is named (TR409). It asks the right verzoek.beslissen and
// leaves the job Antwoord behind.
func (r *Verzoeken) Afwijzen(ctx context.Context, wie organisatie.Wie, over Verwijzing, a Afwijzing) (Verzoek, error) {
	return r.beslis(ctx, wie, "verzoek.afwijzen", over, func(b *besluit) error {
		if err := b.keurAfwijzing(a); err != nil {
			return err
		}
		b.verzoek.Reden, b.verzoek.Woonplaatsgemeente = a.Reden, a.Woonplaatsgemeente
		return nil
	})
}

func (b *besluit) keurAfwijzing(a Afwijzing) error {
	switch {
	case a.Reden.Tekst() == "":
		return fout.New(fout.Onjuist, "Kies een reden voor de afwijzing: 1 tot en met 9.").Bij("reden")
	case a.Reden != Woonplaatsbeginsel && !a.Woonplaatsgemeente.IsLeeg():
		return fout.New(
			fout.Onjuist,
			"Een andere gemeente hoort alleen bij reden 8, woonplaatsbeginsel. Laat de gemeente weg of kies die reden.",
		).Bij("woonplaatsgemeente")
	case a.Reden != Woonplaatsbeginsel:
		return nil
	case !b.verzoek.kentWoonplaats():
		return fout.New(fout.Onjuist,
			"Woonplaatsbeginsel is alleen een reden bij een verzoek om toewijzing voor jeugd. Kies een andere reden.").Bij("reden")
	case a.Woonplaatsgemeente.IsLeeg():
		return fout.New(fout.Onjuist, "Geef de gemeente die volgens het woonplaatsbeginsel verantwoordelijk is.").Bij("woonplaatsgemeente")
	}
	gemeenten, vandaag := b.Verdeling.Gemeenten(), b.nu.Dag()
	eigen, _ := gemeenten.Verantwoordelijk(b.verzoek.Gemeente, vandaag)
	ander, bestaat := gemeenten.Verantwoordelijk(a.Woonplaatsgemeente, vandaag)
	switch {
	case !bestaat || ander.Code != a.Woonplaatsgemeente:
		return fout.New(fout.Onjuist, "Gemeente %s bestaat vandaag niet. Geef de code van de gemeente die nu verantwoordelijk is.",
			a.Woonplaatsgemeente).Bij("woonplaatsgemeente")
	case ander.Code == eigen.Code || a.Woonplaatsgemeente == b.verzoek.Gemeente:
		return fout.New(fout.Onjuist, "Bij woonplaatsbeginsel is een andere gemeente verantwoordelijk dan %s zelf. Geef die gemeente.",
			eigen.Naam).Bij("woonplaatsgemeente")
	}
	return nil
}
