package zaak

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"strings"

	"nabuur/grond/fout"
	"nabuur/grond/kenmerk"
	"nabuur/kader/wet"
	"nabuur/opslag"
)

// A receipt names the rules of law it leaned on with their whole text, and the same few
// dozen rules come back in every case. In the store the text of a rule stands once per
// municipality, by its hash, and a receipt has the hash in its place. Such a row is never
// changed: a rule that is worded anew has another hash.

// Between these stands a hash in the text of a receipt. No value of a receipt can look
// like it: within a text of JSON a quotation mark is escaped.
const (
	voorHash = `{"sha256":"`
	naHash   = `"}`
)

// bergRegels gives the text of a receipt with a hash in the place of each of its rules,
// and keeps the rules that were not kept yet.
func bergRegels(ctx context.Context, tx *opslag.Tx, gemeente kenmerk.Gemeentecode, bewijs string,
	regels []wet.Regelversie) (string, error) {
	var rijen opslag.Voorwaarde
	var plekken []string
	vooraan := rijen.Plek(gemeente)
	gezien := map[string]bool{}
	for _, r := range regels {
		json, err := json.Marshal(r)
		if err != nil {
			return "", err
		}
		tekst, hash := string(json), hashVan(string(json))
		bewijs = strings.ReplaceAll(bewijs, tekst, voorHash+hash+naHash)
		if !gezien[hash] {
			gezien[hash] = true
			plekken = append(plekken, "("+vooraan+", "+rijen.Plek(hash)+", "+rijen.Plek(tekst)+")")
		}
	}
	if len(plekken) == 0 {
		return bewijs, nil
	}
	_, err := tx.Voer(ctx, `INSERT INTO zaak_rechtsregel (gemeente, hash, tekst) VALUES `+strings.Join(plekken, ", ")+`
		ON CONFLICT (gemeente, hash) DO NOTHING`, rijen.Waarden...)
	return bewijs, err
}

// haalRegels puts the rules back into receipts, in one question for all. One that is not
// there, or is not what its hash says, is a Storing.
func haalRegels(ctx context.Context, l opslag.Lezer, gemeente kenmerk.Gemeentecode, bewijzen ...*string) error {
	teksten := map[string]string{}
	var vraag opslag.Voorwaarde
	vraag.En("gemeente = ?", gemeente)
	var hashes []any
	for _, b := range bewijzen {
		for _, deel := range strings.Split(*b, voorHash)[1:] {
			hash, _, _ := strings.Cut(deel, naHash)
			if _, gevraagd := teksten[hash]; !gevraagd {
				teksten[hash] = ""
				hashes = append(hashes, hash)
			}
		}
	}
	if len(hashes) == 0 {
		return nil
	}
	vraag.In("hash", hashes...)
	gevonden, err := opslag.Alle(ctx, l, opslag.Waarde[string], `SELECT tekst FROM zaak_rechtsregel `+vraag.String(), vraag.Waarden...)
	if err != nil {
		return err
	}
	for _, tekst := range gevonden {
		teksten[hashVan(tekst)] = tekst
	}
	for _, hash := range hashes {
		tekst := teksten[hash.(string)]
		if tekst == "" {
			return fout.New(fout.Storing, "De tekst van een rechtsregel bij deze zaak ontbreekt of is veranderd. Geef dit door aan de "+
				"applicatiebeheerder.")
		}
		for _, b := range bewijzen {
			*b = strings.ReplaceAll(*b, voorHash+hash.(string)+naHash, tekst)
		}
	}
	return nil
}

func hashVan(tekst string) string {
	som := sha256.Sum256([]byte(tekst))
	return hex.EncodeToString(som[:])
}

// regelsIn gives the rules in the receipts of a decision.
func regelsIn(bewijs string) ([]wet.Regelversie, error) {
	var bewijzen []wet.Regelbewijs
	if err := json.Unmarshal([]byte(bewijs), &bewijzen); err != nil {
		return nil, err
	}
	var regels []wet.Regelversie
	for _, b := range bewijzen {
		regels = append(regels, b.Regels...)
	}
	return regels, nil
}
