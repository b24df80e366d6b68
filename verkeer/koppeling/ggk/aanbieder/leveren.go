package aanbieder

import (
	"context"
	"fmt"

	"nabuur/grond/fout"
	"nabuur/grond/kenmerk"
	"nabuur/grond/tijdlijn"
	"nabuur/verkeer/istandaard"
)

// Stop is the end of a delivery on an allotment. LaatsteDag still counts. Reden is a
// code of the standard: 20 is a temporary stop. Zero for the law is the one in which
// the number occurs.
type Stop struct {
	Gemeente   kenmerk.Gemeentecode
	Wet        istandaard.Wet
	Toewijzing int64
	LaatsteDag tijdlijn.Dag
	Reden      string
}

// Stoppen reports the end of the delivery that runs on an allotment (307), and gives
// the name of the file. The same stop again changes nothing. It refuses a stop without
// a start (NietGevonden).
func (a *Aanbieder) Stoppen(ctx context.Context, stop Stop) (string, error) {
	k, t, err := a.bij(ctx, stop.Gemeente, stop.Wet, stop.Toewijzing)
	if err != nil {
		return "", err
	}
	m, err := k.stopmelding(t, stop)
	if err != nil {
		return "", err
	}
	b := k.levering(t, m)
	_, err = k.stuur(nil, b)
	return k.naamVan(b), err
}

// stopmelding gives the report of a stop on the last start.
func (k *kennis) stopmelding(t toegewezen, stop Stop) (melding, error) {
	start, gevonden, err := k.lopend(t, "305")
	if err == nil && !gevonden {
		err = fout.New(fout.NietGevonden,
			"De gesimuleerde aanbieder %s heeft op toewijzing %d geen start gemeld. Laat hem eerst beantwoorden wat er ligt.",
			k.agb, t.ToewijzingNummer)
	}
	return melding{sleutel: sleutel{soort: "307", begin: start.begin, eind: stop.LaatsteDag, reden: stop.Reden},
		status: nieuweAanlevering}, err
}

// bij reads what is known, and finds an allotment in it.
func (a *Aanbieder) bij(ctx context.Context, gemeente kenmerk.Gemeentecode, wet istandaard.Wet, nummer int64) (*kennis, toegewezen, error) {
	k, err := a.lees(ctx)
	if err != nil {
		return nil, toegewezen{}, err
	}
	t, err := k.toegewezenNu(gemeente, wet, nummer)
	return k, t, err
}

// start reports the start of one allotment of a 301, once, on or after its first day.
func (k *kennis) start(gemaakt []string, s *stuk, nummer int64) ([]string, error) {
	identificatie := fmt.Sprintf("%s%08d", s.gemeente(), nummer%100_000_000)
	if k.eigen[k.naamVan(brief{std: s.std, nummer: "305", gemeente: s.gemeente(), identificatie: identificatie})] != "" {
		return gemaakt, nil
	}
	for _, t := range k.toegewezen(s.gemeente(), s.std.Wet) {
		if t.ToewijzingNummer != nummer || t.Ingangsdatum > k.vandaag() || t.verwijderd() {
			continue
		}
		b := k.levering(t, melding{sleutel: sleutel{soort: "305", begin: t.Ingangsdatum}, status: nieuweAanlevering})
		b.identificatie, b.inhoud.Kop.BerichtIdentificatie.Identificatie = identificatie, identificatie
		return k.stuur(gemaakt, b)
	}
	return gemaakt, nil
}

// sleutel is what tells one report on an allotment from another in the standard;
// eind and reden belong to a stop.
type sleutel struct {
	soort       string // "305" or "307"
	begin, eind tijdlijn.Dag
	reden       string
}

// melding is one report on an allotment, sent or to be sent.
type melding struct {
	sleutel
	status string // StatusAanlevering
	keer   int    // how often the same was taken back before
	gevolg gevolg
}

// levering writes a report on an allotment as a message.
func (k *kennis) levering(t toegewezen, m melding) brief {
	letter := "B"
	if m.soort == "307" {
		letter = "E"
	}
	identificatie := afgeleid(letter, t.gemeente(), t.std.Wet, t.ToewijzingNummer, m.sleutel, m.status, m.keer)
	b := brief{t.std, m.soort, t.gemeente(), identificatie, istandaard.Inhoud{Kop: k.kop(t.std, m.soort, t.gemeente(), identificatie)}}
	nummer, ingang, naam := t.ToewijzingNummer, t.Ingangsdatum, verkort(t.client.Naam)
	if m.soort == "305" {
		b.inhoud.Client305 = &istandaard.Client305{
			Bsn: t.client.Bsn, Geboortedatum: t.client.Geboortedatum, Geslacht: t.client.Geslacht, Naam: naam,
			StartProducten: []istandaard.StartProduct305{{
				ToewijzingNummer: &nummer, Product: t.Product, ToewijzingIngangsdatum: &ingang,
				Begindatum: m.begin, StatusAanlevering: m.status,
			}},
		}
		return b
	}
	b.inhoud.Client307 = &istandaard.Client307{
		Bsn: t.client.Bsn, Geboortedatum: t.client.Geboortedatum, Geslacht: t.client.Geslacht, Naam: naam,
		StopProducten: []istandaard.StopProduct307{{
			ToewijzingNummer: &nummer, Product: t.Product, ToewijzingIngangsdatum: &ingang, Begindatum: m.begin,
			RedenBeeindiging: m.reden, Einddatum: m.eind, StatusAanlevering: m.status,
		}},
	}
	return b
}

func verkort(n istandaard.VolledigeNaam) istandaard.VerkorteNaam {
	return istandaard.VerkorteNaam{Geslachtsnaam: n.Geslachtsnaam, Voornamen: n.Voornamen, Voorletters: n.Voorletters}
}

// meldingen gives every report on an allotment that was sent and not rejected.
func (k *kennis) meldingen(t toegewezen) ([]melding, error) {
	eigen, err := k.eigenVan("305", "307")
	if err != nil {
		return nil, err
	}
	var alle []melding
	for _, s := range eigen {
		g := k.gevolgVan(s)
		if s.std != t.std || s.gemeente() != t.gemeente() || g == afgekeurd {
			continue
		}
		if s.Client305 != nil {
			for _, p := range s.Client305.StartProducten {
				if p.ToewijzingNummer != nil && *p.ToewijzingNummer == t.ToewijzingNummer {
					alle = append(alle,
						melding{sleutel: sleutel{soort: s.nummer, begin: p.Begindatum}, status: p.StatusAanlevering, gevolg: g})
				}
			}
			continue
		}
		for _, p := range s.Client307.StopProducten {
			if p.ToewijzingNummer != nil && *p.ToewijzingNummer == t.ToewijzingNummer {
				alle = append(alle, melding{sleutel{s.nummer, p.Begindatum, p.Einddatum, p.RedenBeeindiging}, p.StatusAanlevering, 0, g})
			}
		}
	}
	return alle, nil
}

// lopend gives the last report of that kind that was not taken back; false when
// there is none.
func (k *kennis) lopend(t toegewezen, soort string) (melding, bool, error) {
	alle, err := k.meldingen(t)
	var laatste melding
	gevonden := false
	for _, m := range alle {
		if m.soort != soort || m.status != nieuweAanlevering ||
			tel(alle, m.sleutel, nieuweAanlevering) <= tel(alle, m.sleutel, verwijderAanlevering) {
			continue
		}
		if !gevonden || m.begin > laatste.begin || m.begin == laatste.begin && m.eind > laatste.eind {
			laatste, gevonden = m, true
		}
	}
	return laatste, gevonden, err
}

// tel counts the reports with a key and a status.
func tel(alle []melding, s sleutel, status string) int {
	n := 0
	for _, m := range alle {
		if m.sleutel == s && m.status == status {
			n++
		}
	}
	return n
}
