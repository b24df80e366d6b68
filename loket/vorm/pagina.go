package vorm

import "nabuur/grond/tijdlijn"

// Pagina is what every page has. Inhoud is the view-model of the page itself.
type Pagina struct {
	Titel       string           // begins with the task: "Beschikken op de aanvraag van…"
	Taal        string           // language of the page; "nl" when empty
	Organisatie string           // the organisation the user works in today
	Gebruiker   *Gebruiker       // nil on pages before login
	Kruimels    []Link           // the way back; the page itself is not in it
	Nav         []NavItem        // main navigation
	Dossier     *Identiteitsbalk // nil outside a file
	Melding     *Melding         // what the previous act led to
	Fouten      *Foutoverzicht   // errors of the form on this page
	Klok        *Klokstand       // the demo's clock; nil in production
	Thema       *Thema           // a municipality's own look; nil for the neutral one
	Inhoud      any
}

// Link is a text that leads somewhere.
type Link struct{ Tekst, Adres string }

// Gebruiker is the person at the screen.
type Gebruiker struct {
	Naam, Functie string
	Wissel        Link // to another persona or organisation; left out without Adres
	Uitloggen     string
}

// NavItem is one entry of the main navigation. An item without Adres is the
// heading of the items after it.
type NavItem struct {
	Tekst, Adres string
	Huidig       bool
	Aantal       int // number of open items beside it; 0 shows none
}

// Klokstand is the clock of the demo with the form that sets it.
type Klokstand struct {
	Vandaag  tijdlijn.Dag
	Actie    string // where the form is posted, with fields "datum" and "terug"
	Terug    string // page to come back to
	Sprongen []Link // dates worth seeing; Adres holds the day as 2017-01-01
}

// Thema is the stylesheet with which a municipality replaces the tokens, and
// the class on <body> that it is written for.
type Thema struct{ Klasse, Adres string }

// Identiteitsbalk says above every page of a file for whom the user works. It
// stands out when the case belongs to another organisation than the user's.
type Identiteitsbalk struct {
	Gemeente   string // "Weesp": the college whose power is exercised
	Uitvoerder string // the organisation that carries out this step
	Grondslag  string // "mandaat", "eigen", …
	Inwoner    string
	Nummer     string // of the case or the file
	Adres      string // to the resident; no link when empty
	Eigen      bool   // the user's own municipality
	Kenmerken  []Paar // birth date, place, team…
	Tabs       []NavItem
}

// Paar is a name with a value. Adres makes the value a link.
type Paar struct{ Naam, Waarde, Adres string }
