package main

// modellen writes the table that gives each message by its name as a tree of
// elements, for what reads messages without knowing their kind.
func (r *release) modellen() *pen {
	p := nieuwePen(r.pakket, "nabuur/verkeer/istandaard")
	p.f("// modellen gives the definition of each message.")
	p.f("var modellen = map[string]istandaard.Model{")
	for _, b := range r.berichten {
		p.f("%q: {Titel: %q, Wortel: &wortel%s, Ruimte: ruimte%s, Basisruimte: basisruimte},", b.Bericht, b.Titel, b.Bericht, b.Bericht)
	}
	p.f("}")
	return p
}
