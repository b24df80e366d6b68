package kenmerk

import (
	"database/sql/driver"
	"strings"

	"nabuur/grond/fout"
)

// AGB is the AGB-code of a care provider, practice or municipality as the
// message standard knows it: eight digits, the first two of which are the kind
// of care. It has no check digit.
type AGB struct{ nummer uint32 }

// KvK is a number in the Handelsregister: eight digits without a check digit.
type KvK struct{ nummer uint32 }

// OIN is an organisatie-identificatienummer, by which public organisations know
// each other in machine traffic: twenty digits, the first eight of which name
// the register that the rest comes from.
type OIN struct{ cijfers [20]byte }

// Gemeentecode is the CBS code of a municipality, present or past: four digits.
// It says nothing about whether, or when, that municipality exists.
type Gemeentecode struct{ nummer uint16 }

// ParseAGB reads eight digits.
func ParseAGB(tekst string) (AGB, error) {
	n, ok := getal(strings.TrimSpace(tekst), 8)
	if !ok || n == 0 {
		return AGB{}, fout.New(fout.Onjuist, "%q is geen AGB-code. Een AGB-code heeft 8 cijfers, met de nullen vooraan erbij.", echo(tekst))
	}
	return AGB{uint32(n)}, nil
}

// ParseKvK reads eight digits.
func ParseKvK(tekst string) (KvK, error) {
	n, ok := getal(strings.TrimSpace(tekst), 8)
	if !ok || n == 0 {
		return KvK{}, fout.New(fout.Onjuist, "%q is geen KvK-nummer. Een KvK-nummer heeft 8 cijfers.", echo(tekst))
	}
	return KvK{uint32(n)}, nil
}

// ParseOIN reads twenty digits.
func ParseOIN(tekst string) (OIN, error) {
	kaal := strings.TrimSpace(tekst)
	var o OIN
	_, ok1 := getal(kaal[:min(10, len(kaal))], 10)
	_, ok2 := getal(kaal[min(10, len(kaal)):], 10)
	if !ok1 || !ok2 || strings.Trim(kaal, "0") == "" {
		return OIN{}, fout.New(fout.Onjuist, "%q is geen OIN. Een OIN heeft 20 cijfers.", echo(tekst))
	}
	copy(o.cijfers[:], kaal)
	return o, nil
}

// ParseGemeentecode reads a code written as "0457" or, as the CBS publishes it,
// "GM0457".
func ParseGemeentecode(tekst string) (Gemeentecode, error) {
	kaal := strings.TrimSpace(tekst)
	if len(kaal) == 6 && hoofdletter(kaal[0]) == 'G' && hoofdletter(kaal[1]) == 'M' {
		kaal = kaal[2:]
	}
	n, ok := getal(kaal, 4)
	if !ok || n == 0 {
		return Gemeentecode{},
			fout.New(fout.Onjuist, "%q is geen gemeentecode. Een gemeentecode van het CBS heeft 4 cijfers, met de nullen vooraan erbij.",
				echo(tekst))
	}
	return Gemeentecode{uint16(n)}, nil
}

// IsLeeg reports whether there is no code.
func (a AGB) IsLeeg() bool { return a == AGB{} }

// String writes eight digits, and nothing for the empty value.
func (a AGB) String() string { return string(a.AppendTo(make([]byte, 0, 8))) }

// AppendTo appends what String writes to buf.
func (a AGB) AppendTo(buf []byte) []byte { return appendNummer(buf, uint64(a.nummer), 8) }

// MarshalText writes eight digits, and nothing for the empty value.
func (a AGB) MarshalText() ([]byte, error) { return a.AppendTo(make([]byte, 0, 8)), nil }

// UnmarshalText reads what ParseAGB reads, and an empty text as the empty value.
func (a *AGB) UnmarshalText(tekst []byte) error { return lees(a, string(tekst), ParseAGB) }

// Value stores eight digits, or NULL for the empty value.
func (a AGB) Value() (driver.Value, error) { return waarde(a.IsLeeg(), a.String()) }

// Scan reads and checks a stored code.
func (a *AGB) Scan(bron any) error { return scan(a, bron, "een AGB-code", ParseAGB) }

// IsLeeg reports whether there is no number.
func (k KvK) IsLeeg() bool { return k == KvK{} }

// String writes eight digits, and nothing for the empty value.
func (k KvK) String() string { return string(k.AppendTo(make([]byte, 0, 8))) }

// AppendTo appends what String writes to buf.
func (k KvK) AppendTo(buf []byte) []byte { return appendNummer(buf, uint64(k.nummer), 8) }

// MarshalText writes eight digits, and nothing for the empty value.
func (k KvK) MarshalText() ([]byte, error) { return k.AppendTo(make([]byte, 0, 8)), nil }

// UnmarshalText reads what ParseKvK reads, and an empty text as the empty value.
func (k *KvK) UnmarshalText(tekst []byte) error { return lees(k, string(tekst), ParseKvK) }

// Value stores eight digits, or NULL for the empty value.
func (k KvK) Value() (driver.Value, error) { return waarde(k.IsLeeg(), k.String()) }

// Scan reads and checks a stored number.
func (k *KvK) Scan(bron any) error { return scan(k, bron, "een KvK-nummer", ParseKvK) }

// IsLeeg reports whether there is no number.
func (o OIN) IsLeeg() bool { return o == OIN{} }

// String writes twenty digits, and nothing for the empty value.
func (o OIN) String() string { return string(o.AppendTo(make([]byte, 0, 20))) }

// AppendTo appends what String writes to buf.
func (o OIN) AppendTo(buf []byte) []byte {
	if o.IsLeeg() {
		return buf
	}
	return append(buf, o.cijfers[:]...)
}

// MarshalText writes twenty digits, and nothing for the empty value.
func (o OIN) MarshalText() ([]byte, error) { return o.AppendTo(make([]byte, 0, 20)), nil }

// UnmarshalText reads what ParseOIN reads, and an empty text as the empty value.
func (o *OIN) UnmarshalText(tekst []byte) error { return lees(o, string(tekst), ParseOIN) }

// Value stores twenty digits, or NULL for the empty value.
func (o OIN) Value() (driver.Value, error) { return waarde(o.IsLeeg(), o.String()) }

// Scan reads and checks a stored number.
func (o *OIN) Scan(bron any) error { return scan(o, bron, "een OIN", ParseOIN) }

// IsLeeg reports whether there is no code.
func (g Gemeentecode) IsLeeg() bool { return g == Gemeentecode{} }

// String writes four digits, "0457", and nothing for the empty value.
func (g Gemeentecode) String() string { return string(g.AppendTo(make([]byte, 0, 4))) }

// AppendTo appends what String writes to buf.
func (g Gemeentecode) AppendTo(buf []byte) []byte { return appendNummer(buf, uint64(g.nummer), 4) }

// MarshalText writes four digits, and nothing for the empty value.
func (g Gemeentecode) MarshalText() ([]byte, error) { return g.AppendTo(make([]byte, 0, 4)), nil }

// UnmarshalText reads what ParseGemeentecode reads, and an empty text as the
// empty value.
func (g *Gemeentecode) UnmarshalText(tekst []byte) error {
	return lees(g, string(tekst), ParseGemeentecode)
}

// Value stores four digits, or NULL for the empty value.
func (g Gemeentecode) Value() (driver.Value, error) { return waarde(g.IsLeeg(), g.String()) }

// Scan reads and checks a stored code.
func (g *Gemeentecode) Scan(bron any) error {
	return scan(g, bron, "een gemeentecode", ParseGemeentecode)
}

// Nummer gives the code as a number from 0 to 9999; 0 for the empty code, which no
// municipality has. It serves as an index.
func (g Gemeentecode) Nummer() int { return int(g.nummer) }
