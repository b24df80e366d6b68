package declaratie

import (
	"slices"
	"testing"

	"nabuur/kader/berichtregel"
)

// Every rule of level 3 and 4 on a claim is judged here, but for those on the
// header of any message.
func TestRegels(t *testing.T) {
	kop := []string{"TR056", "TR135", "TR378"}
	var wil []string
	for _, r := range berichtregel.Alle() {
		if slices.Contains(r.Berichten, "323") && !slices.Contains(kop, r.ID) {
			wil = append(wil, r.ID)
			if terug := uitCode(r.Code, "zin"); terug.Regel != r.ID {
				t.Errorf("code %s is van %s en komt terug als %s", r.Code, r.ID, terug.Regel)
			}
		}
	}
	slices.Sort(wil)
	if kreeg := Regels(); !slices.Equal(kreeg, wil) || len(wil) < 23 {
		t.Errorf("regels %v, wil %v", kreeg, wil)
	}
	for _, id := range Regels() {
		if b := berichtregel.New(id, "zin"); b.Code == "" {
			t.Errorf("%s heeft geen code", id)
		}
	}
}
