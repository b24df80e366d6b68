package bericht

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"strings"

	"nabuur/grond/fout"
	"nabuur/grond/kenmerk"
	"nabuur/grond/tijdlijn"
	"nabuur/kader/logboek"
	"nabuur/kader/organisatie"
	"nabuur/kader/taakverdeling"
	"nabuur/opslag"
	"nabuur/verkeer/istandaard"
)

// maxNummer is the last number that fits in an identification of 12 characters.
const maxNummer = 9_999_999_999

// identificatie gives the next identification of messages with code as their
// sender; it is unique over all kinds (TR056).
func identificatie(ctx context.Context, tx *opslag.Tx, code kenmerk.Gemeentecode) (string, error) {
	if err := tx.MoetHouden(code); err != nil {
		return "", err
	}
	nummer, err := tel(ctx, tx, code)
	if err == nil && nummer > maxNummer {
		err = fout.New(fout.Storing, "De berichtnummers van deze gemeente zijn op. Geef dit door aan de applicatiebeheerder.")
	}
	return fmt.Sprintf("NB%010d", nummer), err
}

// maak keeps a message of ours, ready to be sent: nieuw says which number it has
// in the standard ("301"), for whom it is and on what it answers; inhoud gives its
// parts under its identification. What would break the standard is not kept: that is
// the error.
func (b *Berichten) maak(ctx context.Context, tx *opslag.Tx, houder *taakverdeling.Toedeling, code kenmerk.Gemeentecode,
	std *istandaard.Standaard, nieuw Bericht, inhoud func(identificatie string) istandaard.Inhoud) (Bericht, error) {
	var err error
	if nieuw.Identificatie, err = identificatie(ctx, tx, code); err != nil {
		return Bericht{}, err
	}
	nieuw.Domein, nieuw.Richting, nieuw.Afzender = domeinVan(std.Wet), Uit, code.String()
	nieuw.Dagtekening, nieuw.Stand = b.vandaag(), Klaar
	delen := inhoud(nieuw.Identificatie)
	if err := b.keurKop(ctx, tx, nieuw, delen); err != nil {
		return Bericht{}, err
	}
	bytes, err := std.Codeer(std.Maak(istandaard.Nummer(nieuw.Soort), delen))
	if err != nil {
		return Bericht{}, err
	}
	if err := b.bewaar(ctx, tx, houder, &nieuw, bytes, "bericht.maken"); err != nil {
		return Bericht{}, err
	}
	return nieuw, b.Wachtrij.ZetIn(ctx, tx, Verstuur{Gemeente: nieuw.Gemeente, ID: nieuw.ID, Domein: nieuw.Domein})
}

// bewaar gives the message its id, keeps it with its bytes and writes the log.
func (b *Berichten) bewaar(ctx context.Context, tx *opslag.Tx, houder *taakverdeling.Toedeling,
	m *Bericht, inhoud []byte, handeling string) error {
	nu := b.Klok.Nu()
	id, err := kenmerk.NewID(nu, b.Toeval)
	if err != nil {
		return err
	}
	m.ID, m.Moment, m.Verzonden, m.Toedeling, m.Hash = id, nu, tijdlijn.MomentOpen, houder.Verwijzing(), hashVan(inhoud)
	if err := voegToe(ctx, tx, *m, inhoud); err != nil {
		return err
	}
	return b.Logboek.Schrijf(ctx, tx, m.logregel(handeling, systeem(houder), houder.Verwijzing()))
}

func hashVan(inhoud []byte) string {
	som := sha256.Sum256(inhoud)
	return hex.EncodeToString(som[:])
}

// logregel names the message and never who it is about.
func (m Bericht) logregel(handeling string, wie organisatie.Wie, toedeling taakverdeling.Verwijzing) logboek.Regel {
	return logboek.Regel{
		Gemeente: m.Gemeente, Medewerker: wie.Medewerker, Organisatie: wie.Organisatie, Handeling: handeling,
		Soort: "bericht", Object: m.ID, Doel: "berichtenverkeer", Toedeling: toedeling.String(),
		Gegevens: map[string]string{
			"soort": m.Soort, "identificatie": m.Identificatie, "afzender": m.Afzender, "ontvanger": m.Ontvanger,
			"stand": string(m.Stand), "retourcodes": strings.Join(m.Retourcodes, " "), "hash": m.Hash,
		},
	}
}

// systeem is the system itself, acting for the holder of the task.
func systeem(houder *taakverdeling.Toedeling) organisatie.Wie {
	return organisatie.Wie{Medewerker: Automatisch, Organisatie: houder.Uitvoerder}
}

// houder gives who exchanges messages of the domain for the municipality today,
// or the Gat.
func (b *Berichten) houder(ctx context.Context, tx *opslag.Tx, gemeente kenmerk.Gemeentecode,
	domein taakverdeling.Domein) (*taakverdeling.Toedeling, error) {
	verdeling, err := b.Verdeling.Stand(ctx, tx)
	if err != nil {
		return nil, err
	}
	return verdeling.MoetUitvoerder(gemeente, taak(domein), b.vandaag())
}
