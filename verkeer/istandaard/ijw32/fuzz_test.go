package ijw32

import (
	"testing"

	"nabuur/verkeer/istandaard/berichtproef"
)

func FuzzJW301(f *testing.F) { berichtproef.Fuzz(f, Standaard, "JW301") }
func FuzzJW302(f *testing.F) { berichtproef.Fuzz(f, Standaard, "JW302") }
func FuzzJW305(f *testing.F) { berichtproef.Fuzz(f, Standaard, "JW305") }
func FuzzJW306(f *testing.F) { berichtproef.Fuzz(f, Standaard, "JW306") }
func FuzzJW307(f *testing.F) { berichtproef.Fuzz(f, Standaard, "JW307") }
func FuzzJW308(f *testing.F) { berichtproef.Fuzz(f, Standaard, "JW308") }
func FuzzJW315(f *testing.F) { berichtproef.Fuzz(f, Standaard, "JW315") }
func FuzzJW316(f *testing.F) { berichtproef.Fuzz(f, Standaard, "JW316") }
func FuzzJW317(f *testing.F) { berichtproef.Fuzz(f, Standaard, "JW317") }
func FuzzJW318(f *testing.F) { berichtproef.Fuzz(f, Standaard, "JW318") }
func FuzzJW319(f *testing.F) { berichtproef.Fuzz(f, Standaard, "JW319") }
func FuzzJW320(f *testing.F) { berichtproef.Fuzz(f, Standaard, "JW320") }
func FuzzJW323(f *testing.F) { berichtproef.Fuzz(f, Standaard, "JW323") }
func FuzzJW325(f *testing.F) { berichtproef.Fuzz(f, Standaard, "JW325") }
