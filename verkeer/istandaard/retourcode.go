package istandaard

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
	// RetourToekomst: Dagtekening lies in the future (TR135).
	RetourToekomst = "8848"
	// RetourNietUniek: the sender used this Identificatie before (TR056).
	RetourNietUniek = "9056"
	// RetourGemeente: the municipality did not exist on the first day of the
	// allotment (TR378).
	RetourGemeente = "S300"
)
