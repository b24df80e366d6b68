package web

import "nabuur/loket/bezoek"

// blad is a visit to a page.
type blad struct{ *bezoek.Bezoek }
