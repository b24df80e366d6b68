package istandaard

// Model is the definition of one message: what its elements are, for whoever reads
// messages of every kind alike.
type Model struct {
	// Titel says in Dutch what the message is for: "Start van de levering".
	Titel string
	// Wortel is the root element; the whole tree hangs below it.
	Wortel *Element
	// Ruimte and Basisruimte are the namespaces of the message and of its
	// basisschema.
	Ruimte, Basisruimte string
}

// Veldnaam gives the Dutch word for an element of a message, as people read it:
// "Toewijzingnummer" for ToewijzingNummer, "Laatste dag" for Einddatum. It begins with a
// capital. A name that no release has comes back as it is.
func Veldnaam(element string) string {
	if woord, ok := veldnamen[element]; ok {
		return woord
	}
	return element
}

// Stap is one thing met on the way through a message: a class that begins, a value,
// or a class that ends.
type Stap struct {
	// Element is what the definition says of it.
	Element *Element
	// Nummer is its number among its brothers of that name, from 1.
	Nummer int
	// Diepte is the number of elements around it: 1 for a child of the root.
	Diepte int
	// Waarde is the value as it stands in the message, also when it breaks a facet;
	// "" for a class. It is only good during the visit.
	Waarde string
	// Einde: the class ends here.
	Einde bool
}

// Loop walks through b along its definition and calls bezoek for every class and
// value below the root that stands where the definition has it; the rest is passed
// over. It keeps nothing of what it has passed: beside b itself the memory it takes
// does not grow with the message. Loop does not judge: who wants the breaches calls
// Controleer. A b that is not well-formed is walked up to its first fault. b may not
// change during the walk.
func (m *Model) Loop(b []byte, bezoek func(Stap)) {
	l := NewLezer(Zicht(b), m.Ruimte, m.Basisruimte)
	if l.Wortel(m.Wortel) {
		l.loop(m.Wortel.Klasse, 1, bezoek)
	}
}

// loop visits the children of the class whose start tag was read last.
func (l *Lezer) loop(k *Klasse, diepte int, bezoek func(Stap)) {
	l.Open(k)
	for i := range k.Elementen {
		e := &k.Elementen[i]
		for nummer := 1; l.Kind(i); nummer++ {
			l.breuken = l.breuken[:0] // not asked for, and too many of them would end the reading
			stap := Stap{Element: e, Nummer: nummer, Diepte: diepte}
			if e.Klasse == nil {
				stap.Waarde = l.Tekst()
				bezoek(stap)
			} else {
				bezoek(stap)
				l.loop(e.Klasse, diepte+1, bezoek)
				stap.Einde = true
				bezoek(stap)
			}
			if !e.Lijst {
				break
			}
		}
	}
	l.Sluit()
}
