package opslag

// Bladzijde is where a page lies in a long list: in the groups Van up to Tot (not
// included) of the list, after the first Overslaan rows of them.
//
// A list is paged by the sizes of its groups (the cases due on one day), and never by
// OFFSET: the database would walk through all that lies before the page.
type Bladzijde struct {
	Van, Tot  int
	Overslaan int64
}

// ZoekBladzijde finds the page of aantal rows after the first overslaan, in a list
// of groups of these sizes. A page behind the end has no groups.
func ZoekBladzijde(groottes []int64, overslaan, aantal int64) Bladzijde {
	var b Bladzijde
	for b.Van < len(groottes) && groottes[b.Van] <= overslaan {
		overslaan -= groottes[b.Van]
		b.Van++
	}
	b.Tot, b.Overslaan = b.Van, overslaan
	for gevonden := -overslaan; b.Tot < len(groottes) && gevonden < aantal; b.Tot++ {
		gevonden += groottes[b.Tot]
	}
	return b
}
