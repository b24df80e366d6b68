package berichtproef

import (
	"encoding/xml"
	"os"
	"strings"
	"testing"
)

// schema is what the maker of messages needs of a message schema and the
// basisschema: the elements of each class, and the code lists.
type schema struct {
	klassen map[string][]veld
	lijsten map[string][]string
}

// veld is an element of a class; soort is the name of its type without prefix.
type veld struct {
	naam, soort   string
	vrij, herhaal bool // may be left out, may occur more than once
	eigen         bool // the element is of the message, not of the basisschema
}

type xsdBestand struct {
	Klassen []struct {
		Naam   string `xml:"name,attr"`
		Velden []struct {
			Naam string `xml:"name,attr"`
			Type string `xml:"type,attr"`
			Min  string `xml:"minOccurs,attr"`
			Max  string `xml:"maxOccurs,attr"`
		} `xml:"sequence>element"`
	} `xml:"complexType"`
	Typen []struct {
		Naam    string `xml:"name,attr"`
		Waarden []struct {
			Waarde string `xml:"value,attr"`
		} `xml:"restriction>enumeration"`
	} `xml:"simpleType"`
}

// leesSchema reads the schema of a message and the basisschema beside it. A type that
// stands inside an element has no name: its values are fixed.
func leesSchema(t testing.TB, folder, soort string) *schema {
	t.Helper()
	s := &schema{map[string][]veld{}, map[string][]string{}}
	for _, naam := range []string{soort, "basisschema"} {
		b, err := os.ReadFile(folder + "/xsd/" + naam + ".xsd")
		if err != nil {
			t.Fatal(err)
		}
		var x xsdBestand
		if err := xml.Unmarshal(b, &x); err != nil {
			t.Fatal(err)
		}
		for _, k := range x.Klassen {
			for _, v := range k.Velden {
				_, lokaal, _ := strings.Cut(v.Type, ":")
				s.klassen[k.Naam] = append(s.klassen[k.Naam],
					veld{v.Naam, lokaal, v.Min == "0", v.Max == "unbounded", naam != "basisschema"})
			}
		}
		for _, v := range x.Typen {
			for _, w := range v.Waarden {
				s.lijsten[v.Naam] = append(s.lijsten[v.Naam], w.Waarde)
			}
		}
	}
	return s
}
