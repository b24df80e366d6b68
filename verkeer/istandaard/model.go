package istandaard

// Naamruimte is the namespace in which an element stands.
type Naamruimte uint8

// The namespaces a message uses. Every other one is nsVreemd.
const (
	nsVreemd  Naamruimte = iota
	NsBericht            // that of the message itself
	NsBasis              // that of the basisschema: the children of the CDT types
	nsXsi                // http://www.w3.org/2001/XMLSchema-instance
	nsXML                // the prefix xml
	nsXmlns              // the prefix xmlns
)

// Klasse is a class of a message or a complex type (CDT) of the basisschema: its
// child elements in the order in which they must come.
type Klasse struct {
	Naam      string
	Elementen []Element
}

// Element is one child element of a class.
type Element struct {
	Naam string
	Ns   Naamruimte
	// Type holds the facets of an element with a value; nil for a class.
	Type *Type
	// Klasse holds the children of an element without a value; nil for a value.
	Klasse *Klasse
	// TypeNaam and TypeNs name the schema type, which xsi:type may repeat; TypeNaam
	// is "" for a type without a name.
	TypeNaam string
	TypeNs   Naamruimte
	// Verplicht: at least once. Lijst: any number of times. Genummerd: the path
	// carries its number.
	Verplicht, Lijst, Genummerd bool
}

// Soort is what kind of value a simple type holds.
type Soort uint8

// The kinds of value in the standard.
const (
	Tekst  Soort = iota // xs:string
	Geheel              // xs:integer
	Datum               // xs:date
	Tijd                // xs:time
)

// Type is a simple type (LDT) with its facets. Rules are the ids that the
// standard gives to a facet; "" when it gives none.
type Type struct {
	Naam  string
	Soort Soort
	// Bedrag: the whole number is an amount in euro cents.
	Bedrag bool
	// MinLengte and MaxLengte count characters; 0 is no limit.
	MinLengte, MaxLengte int
	// Min and Max bound a whole number; Max 0 is no limit.
	Min, Max int64
	// Patronen must all match.
	Patronen []Patroon
	// Waarden is the code list, sorted by code; nil is no list. Codes is the same,
	// made to be searched faster; it may be left out.
	Waarden []Waarde
	Codes   *Codelijst

	RegelMin, RegelMax, RegelMinLengte, RegelMaxLengte string
}

// Patroon is a pattern facet with the rule that names it.
type Patroon struct {
	Vorm  *Vorm
	Regel string
}

// Waarde is one code of a code list with its meaning.
type Waarde struct{ Code, Betekenis string }

// Betekenis gives the meaning of code in a list sorted by code; false when the
// list does not hold it.
func Betekenis(lijst []Waarde, code string) (string, bool) {
	if i, ok := zoekWaarde(lijst, code); ok {
		return lijst[i].Betekenis, true
	}
	return "", false
}

// bevat reports whether the code list holds the code.
func (t *Type) bevat(code string) bool {
	if t.Codes != nil {
		return t.Codes.zoek(code) >= 0
	}
	_, ok := zoekWaarde(t.Waarden, code)
	return ok
}

func zoekWaarde(lijst []Waarde, code string) (int, bool) {
	laag, hoog := 0, len(lijst)
	for laag < hoog {
		midden := int(uint(laag+hoog) >> 1)
		if lijst[midden].Code < code {
			laag = midden + 1
		} else {
			hoog = midden
		}
	}
	return laag, laag < len(lijst) && lijst[laag].Code == code
}

// index gives the place of the element in the class, or -1.
func (k *Klasse) index(naam string, ns Naamruimte) int {
	for i := range k.Elementen {
		if k.Elementen[i].Ns == ns && k.Elementen[i].Naam == naam {
			return i
		}
	}
	return -1
}
