package istandaard

import "slices"

// The retour codes that the answering of messages leans on (LDT_RetourCode of iWmo
// and iJw 3.2). What a code means, each release says with its own Retourcode.
const (
	// RetourTechnisch: the message breaks a rule of level 2; only a Header comes back.
	RetourTechnisch = "0001"
	// RetourGoed: no remark about this class.
	RetourGoed = "0200"
	// RetourNietBeoordeeld: this class was not judged.
	RetourNietBeoordeeld = "0233"
	// RetourToegewezen: the claim is approved as a whole.
	RetourToegewezen = "8001"
)

// Aangenomen reports whether a claim that was answered with these codes was judged
// line by line: what refuses a claim itself has a code of its own (IV087).
func Aangenomen(codes []string) bool {
	return !slices.ContainsFunc(codes, func(c string) bool { return c != RetourGoed && c != RetourToegewezen })
}
