package vorm

// PerBlad is the number of rows on one page of a list.
const PerBlad = 25

// NewBladeren gives the way through a list of totaal rows, PerBlad to a page, of
// which page blad shows hier; adres gives the address of a page.
func NewBladeren(blad, totaal, hier int, adres func(int) string) *Bladeren {
	return NewBladerenPer(PerBlad, blad, totaal, hier, adres)
}

// NewBladerenPer is NewBladeren with another number of rows to a page.
func NewBladerenPer(per, blad, totaal, hier int, adres func(int) string) *Bladeren {
	laatste := (totaal + per - 1) / per
	van := (blad-1)*per + 1
	bladeren := &Bladeren{Van: min(van, totaal), Tot: min(van+max(hier, 1)-1, totaal), Totaal: totaal}
	if blad > 1 {
		bladeren.Vorige = adres(min(blad-1, laatste))
	}
	if blad < laatste {
		bladeren.Volgende = adres(blad + 1)
	}
	vorige := 0
	for n := 1; n <= laatste; n++ {
		if n != 1 && n != laatste && (n < blad-2 || n > blad+2) {
			continue
		}
		if n > vorige+1 {
			bladeren.Bladen = append(bladeren.Bladen, Blad{})
		}
		bladeren.Bladen = append(bladeren.Bladen, Blad{Nummer: n, Adres: adres(n), Huidig: n == blad})
		vorige = n
	}
	return bladeren
}
