package iwmo32

import (
	"testing"

	"nabuur/verkeer/istandaard/berichtproef"
)

func FuzzWMO301(f *testing.F) { berichtproef.Fuzz(f, Standaard, "WMO301") }
func FuzzWMO302(f *testing.F) { berichtproef.Fuzz(f, Standaard, "WMO302") }
func FuzzWMO305(f *testing.F) { berichtproef.Fuzz(f, Standaard, "WMO305") }
func FuzzWMO306(f *testing.F) { berichtproef.Fuzz(f, Standaard, "WMO306") }
func FuzzWMO307(f *testing.F) { berichtproef.Fuzz(f, Standaard, "WMO307") }
func FuzzWMO308(f *testing.F) { berichtproef.Fuzz(f, Standaard, "WMO308") }
func FuzzWMO315(f *testing.F) { berichtproef.Fuzz(f, Standaard, "WMO315") }
func FuzzWMO316(f *testing.F) { berichtproef.Fuzz(f, Standaard, "WMO316") }
func FuzzWMO317(f *testing.F) { berichtproef.Fuzz(f, Standaard, "WMO317") }
func FuzzWMO318(f *testing.F) { berichtproef.Fuzz(f, Standaard, "WMO318") }
func FuzzWMO319(f *testing.F) { berichtproef.Fuzz(f, Standaard, "WMO319") }
func FuzzWMO320(f *testing.F) { berichtproef.Fuzz(f, Standaard, "WMO320") }
func FuzzWMO323(f *testing.F) { berichtproef.Fuzz(f, Standaard, "WMO323") }
func FuzzWMO325(f *testing.F) { berichtproef.Fuzz(f, Standaard, "WMO325") }
