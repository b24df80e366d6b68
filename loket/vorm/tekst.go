package vorm

import (
	"strconv"
	"strings"
)

// Getal writes a whole number with a dot between thousands: 12.480.
func Getal(n int) string {
	tekst := strconv.Itoa(n)
	begin := 0
	if n < 0 {
		begin = 1
	}
	for i := len(tekst) - 3; i > begin; i -= 3 {
		tekst = tekst[:i] + "." + tekst[i:]
	}
	return tekst
}

// Aantal writes a number with its noun: "1 taak", "22 taken".
func Aantal(n int, een, meer string) string {
	if n == 1 {
		return "1 " + een
	}
	return Getal(n) + " " + meer
}

// AlsGetal reads a whole number out of an address; 0 when it is none.
func AlsGetal(tekst string) int {
	n, err := strconv.Atoi(tekst)
	if err != nil || n < 0 || n > 1_000_000 {
		return 0
	}
	return n
}

// Hoofdletter writes a text with a capital in front.
func Hoofdletter(tekst string) string {
	if tekst == "" {
		return ""
	}
	return strings.ToUpper(tekst[:1]) + tekst[1:]
}

// Kleineletter writes a text without one.
func Kleineletter(tekst string) string {
	if tekst == "" {
		return ""
	}
	return strings.ToLower(tekst[:1]) + tekst[1:]
}
