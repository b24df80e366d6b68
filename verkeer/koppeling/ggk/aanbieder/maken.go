package aanbieder

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"path/filepath"

	"nabuur/grond/fout"
	"nabuur/grond/kenmerk"
	"nabuur/verkeer/istandaard"
	"nabuur/verkeer/istandaard/uitgave"
	"nabuur/verkeer/koppeling/ggk/postmap"
)

// brief is a message that the provider is about to send.
type brief struct {
	std           *istandaard.Standaard
	nummer        string // "305"
	gemeente      string
	identificatie string
	inhoud        istandaard.Inhoud
}

func (b brief) soort() string { return b.std.Soort(b.nummer) }

// naamVan gives the name of the file with a message.
func (k *kennis) naamVan(b brief) string {
	return postmap.Naam(k.agb.String(), b.gemeente, b.soort(), b.identificatie)
}

// stuur puts a message in DIR/in, when it was not made before, and adds its name to
// gemaakt. A message that a receiver would reject is not sent: that is the error.
func (k *kennis) stuur(gemaakt []string, b brief) ([]string, error) {
	naam := k.naamVan(b)
	if k.eigen[naam] != "" {
		return gemaakt, nil
	}
	bytes, err := b.std.Codeer(b.std.Maak(b.nummer, b.inhoud))
	if err != nil {
		return gemaakt, err
	}
	if err := k.schijf.Vervang(filepath.Join(k.pad, postmap.In), naam, bytes); err != nil {
		return gemaakt, err
	}
	k.eigen[naam] = postmap.In
	k.vergeet()
	return append(gemaakt, naam), nil
}

// kop gives the header of a message of our own.
func (k *kennis) kop(std *istandaard.Standaard, nummer, gemeente, identificatie string) *istandaard.Header {
	h := std.NewHeader(std.Soort(nummer), k.agb.String(), gemeente, identificatie, k.vandaag())
	return &h
}

// afgeleid gives an identification of 12 characters that the same parts always give.
func afgeleid(letter string, delen ...any) string {
	som := sha256.Sum256(fmt.Appendf(nil, "%q", delen))
	return letter + hex.EncodeToString(som[:])[:11]
}

// standaard gives the release in which the provider sends today for a law.
func (a *Aanbieder) standaard(wet istandaard.Wet) (*istandaard.Standaard, error) {
	std := uitgave.Voor(wet, a.vandaag())
	if std == nil {
		return nil, fout.New(fout.Onjuist, "Kies een wet: wmo of jeugd.")
	}
	return std, nil
}

// toegewezenNu finds an allotment of a municipality by its number. Zero for the law
// is the one in which the number occurs.
func (k *kennis) toegewezenNu(gemeente kenmerk.Gemeentecode, wet istandaard.Wet, nummer int64) (toegewezen, error) {
	var gevonden []toegewezen
	for _, t := range k.toegewezen(gemeente.String(), wet) {
		if t.ToewijzingNummer == nummer {
			gevonden = append(gevonden, t)
		}
	}
	switch len(gevonden) {
	case 0:
		return toegewezen{}, fout.New(fout.NietGevonden,
			"De gesimuleerde aanbieder %s heeft van gemeente %s geen toewijzing %d. Controleer het nummer.", k.agb, gemeente, nummer)
	case 1:
		return gevonden[0], nil
	}
	return toegewezen{}, fout.New(fout.Onjuist,
		"Toewijzing %d van gemeente %s bestaat voor de Wmo en voor de Jeugdwet. Kies een wet.", nummer, gemeente)
}
