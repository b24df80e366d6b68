package kamers_test

import (
	"reflect"
	"testing"

	"nabuur/loket/kamers"
	"nabuur/opslag"
	"nabuur/opslag/opslagproef"
	"nabuur/proef/proefhuis"
)

// Every room has every part it leans on: none is filled in afterwards, and none is
// forgotten.
func TestElkeKamerHeeftAlHaarOnderdelen(t *testing.T) {
	opslagproef.Draai(t, func(t *testing.T, o *opslag.Opslag) {
		h := proefhuis.Bouw(t, o, "2017-01-02")
		zoek(t, "Kamers", reflect.ValueOf(h.Kamers).Elem())
		leeg := &kamers.Kamers{}
		if v := reflect.ValueOf(leeg).Elem(); len(gaten("Kamers", v)) != v.NumField() {
			t.Errorf("van lege kamers ontbreekt maar %v", gaten("Kamers", v))
		}
	})
}

func zoek(t *testing.T, naam string, v reflect.Value) {
	t.Helper()
	for _, gat := range gaten(naam, v) {
		t.Errorf("%s is er niet", gat)
	}
	for i := range v.NumField() {
		veld, kamer := v.Type().Field(i).Name, v.Field(i)
		if kamer.Kind() != reflect.Pointer || kamer.IsNil() || kamer.Elem().Kind() != reflect.Struct {
			continue
		}
		if delen := kamer.Elem().FieldByName("Onderdelen"); delen.IsValid() {
			for _, gat := range gaten(veld, delen) {
				t.Errorf("%s is er niet", gat)
			}
		}
	}
}

// gaten names the exported fields that are nil.
func gaten(naam string, v reflect.Value) []string {
	var gaten []string
	for i := range v.NumField() {
		veld := v.Type().Field(i)
		switch v.Field(i).Kind() {
		case reflect.Pointer, reflect.Func, reflect.Interface, reflect.Map:
			if veld.IsExported() && v.Field(i).IsNil() {
				gaten = append(gaten, naam+"."+veld.Name)
			}
		}
	}
	return gaten
}
