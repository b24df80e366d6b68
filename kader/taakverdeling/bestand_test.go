package taakverdeling

import (
	"encoding/json"
	"testing"

	"github.com/goccy/go-yaml"

	"nabuur/grond/tijdlijn"
)

func TestToedelingUitEenBestand(t *testing.T) {
	const bestand = `
- gemeente: '0457'
  taak: wmo.aanvraag
  uitvoerder: '1942'
  grondslag: mandaat
  regeling: 0457/DVO-2016
  kostensleutel: per-client
  geldig: {vanaf: 2017-01-01}
- gemeente: GM0457
  id: facturen
  taak: wmo.declaratiecontrole
  uitvoerder: '1904'
  grondslag: mandaat
  geldig:
    vanaf: 2015-01-01
    tot: 2017-01-01
  afwikkeling: {uitlopen: true, tot: 2017-04-01, aanname: true}
`
	var gelezen []Toedeling
	if err := yaml.UnmarshalWithOptions([]byte(bestand), &gelezen, yaml.Strict()); err != nil {
		t.Fatal(err)
	}
	v, err := NewVerdeling(alleGemeenten(t), gelezen)
	if err != nil {
		t.Fatal(err)
	}
	td, ok := v.Uitvoerder(weesp, "wmo.aanvraag", dag("2020-01-01"))
	if !ok || td.ID != "0457.wmo.aanvraag.2017-01-01" || td.Regeling != "0457/DVO-2016" || td.Kostensleutel != "per-client" {
		t.Errorf("%+v %v", td, ok)
	}
	td, ok = v.Behandelaar(weesp, "wmo.declaratiecontrole", dag("2016-01-01"), dag("2017-03-31"))
	if !ok || td.ID != "facturen" || !td.Afwikkeling.Aanname {
		t.Errorf("%+v %v", td, ok)
	}
	for naam, regel := range map[string]string{
		"een taak die niet bestaat":    "- {gemeente: '0457', taak: wmo.dromen, geldig: {vanaf: 2017-01-01}}",
		"een dag die niet bestaat":     "- {gemeente: '0457', taak: wmo.besluit, geldig: {vanaf: 2017-02-30}}",
		"geen begin":                   "- {gemeente: '0457', taak: wmo.besluit}",
		"geen gemeente":                "- {taak: wmo.besluit, geldig: {vanaf: 2017-01-01}}",
		"een sleutel die niemand kent": "- {gemeente: '0457', taak: wmo.besluit, geldig: {vanaf: 2017-01-01}, uitvoeder: '1942'}",
	} {
		if err := yaml.UnmarshalWithOptions([]byte(regel), &gelezen, yaml.Strict()); err == nil {
			t.Errorf("%s wordt gelezen", naam)
		}
	}
}

func TestToedelingAlsJSON(t *testing.T) {
	weg := vul(deel("wmo.aanvraag", gooiseMeren, "2017-01-01", ""))
	tekst, err := json.Marshal(weg)
	if err != nil {
		t.Fatal(err)
	}
	var terug Toedeling
	if err := json.Unmarshal(tekst, &terug); err != nil || terug != weg {
		t.Errorf("%s werd %+v (%v)", tekst, terug, err)
	}
	if terug.Geldig.Tot != tijdlijn.Open {
		t.Error("het open einde is weg")
	}
}
