package bezoek

import (
	"net/http"

	"nabuur/grond/fout"
)

// AlleenStoring lets a fault through and drops a refusal: what a user may not see
// is left out of a page that he may see.
func AlleenStoring(err error) error {
	if err != nil && fout.SoortVan(err) == fout.Storing {
		return err
	}
	return nil
}

var statussen = map[fout.Soort]int{
	fout.Onjuist:       http.StatusBadRequest,
	fout.NietGevonden:  http.StatusNotFound,
	fout.NietBevoegd:   http.StatusForbidden,
	fout.Botsing:       http.StatusConflict,
	fout.Gat:           http.StatusConflict,
	fout.NuNietBereikt: http.StatusServiceUnavailable,
	fout.Storing:       http.StatusInternalServerError,
}

// StatusVan gives the HTTP status of a page that shows err.
func StatusVan(err error) int { return statussen[fout.SoortVan(err)] }
