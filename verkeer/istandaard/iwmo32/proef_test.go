package iwmo32

import (
	"testing"

	"nabuur/verkeer/istandaard/berichtproef"
)

const start = "wmo305_start_op_toewijzing"

func TestGouden(t *testing.T)   { berichtproef.Rondreis(t, Standaard) }
func TestOrakel(t *testing.T)   { berichtproef.Orakel(t, Standaard) }
func TestStrenger(t *testing.T) { berichtproef.Streng(t, Standaard, start, "Griet") }

func TestRandgevallen(t *testing.T) { berichtproef.Randgevallen(t, Standaard, start, "Griet") }
func TestGrenzen(t *testing.T)      { berichtproef.Grenzen(t, Standaard, start) }

func TestSchrijfproef(t *testing.T) { berichtproef.Schrijfproef(t, Standaard) }
func TestVensters(t *testing.T)     { berichtproef.Vensters(t, Standaard, groteDeclaratie(t, 200)) }
