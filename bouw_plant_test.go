package nabuur_test

import (
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/rogpeppe/go-internal/txtar"
)

// plant gives the house that a txtar text describes.
func plant(t *testing.T, tekst string) *huis {
	t.Helper()
	boom := fstest.MapFS{}
	for _, b := range txtar.Parse([]byte(tekst)).Files {
		boom[b.Name] = &fstest.MapFile{Data: b.Data}
	}
	h, err := leesHuis(boom)
	if err != nil {
		t.Fatalf("de geplante boom is niet te lezen: %v", err)
	}
	return h
}

// planten are trees with the complaints that one rule has about them, in order,
// each recognised by a part of it. Without wil the tree is in order: it stands
// beside the violation and shows that the rule does not cry at everything.
var planten = []struct {
	regel, wat, boom string
	wil              []string
}{
	{"richting", "naar rechts, een laag verder", `
-- kader/wet/a.go --
package wet
import "nabuur/uitvoering/zaak"
`, []string{"kader/wet/a.go:2: kader/wet mag uitvoering/zaak niet importeren"}},
	{"richting", "naar links, en binnen de kamer", `
-- uitvoering/zaak/a.go --
package zaak
import (
	"fmt"
	"nabuur/grond/geld"
	"nabuur/kader/toegang"
	"nabuur/kader/logboek"
	"nabuur/uitvoering/inwoner"
	"nabuur/uitvoering/zaak/brief"
)
-- grond/geld/a.go --
package geld
import "nabuur/grond/fout"
-- proef/regio/a.go --
package regio
import "nabuur/loket/web"
-- cmd/nabuur/a.go --
package main
import ("nabuur/proef/regio"; "nabuur/loket/cli")
-- kader/logboek/inzage/a.go --
package inzage
import "nabuur/kader/toegang"
`, nil},
	{"richting", "binnen kader van regeling naar taakverdeling", `
-- kader/regeling/a.go --
package regeling
import "nabuur/kader/taakverdeling"
`, []string{"kader/regeling mag kader/taakverdeling niet importeren"}},
	{"richting", "wet kent geen andere kamer van kader", `
-- kader/wet/a.go --
package wet
import "nabuur/kader/organisatie"
-- kader/wet/b.go --
package wet
import "nabuur/kader/logboek"
`, []string{"kader/wet mag kader/organisatie", "kader/wet mag kader/logboek"}},
	{"richting", "kader leest het logboek niet", `
-- kader/mandaat/a.go --
package mandaat
import "nabuur/kader/logboek/inzage"
`, []string{"kader/mandaat mag kader/logboek/inzage niet"}},
	{"richting", "tegen het leven van een zaak in", `
-- uitvoering/contract/a.go --
package contract
import "nabuur/uitvoering/toewijzing"
-- uitvoering/grootboek/a.go --
package grootboek
import "nabuur/uitvoering/declaratie"
-- uitvoering/zaak/a.go --
package zaak
import "nabuur/uitvoering/verrekening"
`, []string{"uitvoering/contract mag", "uitvoering/grootboek mag", "uitvoering/zaak mag"}},
	{"richting", "de kamers aan het eind kennen elkaar niet en niemand kent hen", `
-- uitvoering/rapportage/a.go --
package rapportage
import ("nabuur/uitvoering/overgang"; "nabuur/uitvoering/verrekening")
-- uitvoering/verrekening/a.go --
package verrekening
import "nabuur/uitvoering/welzijn"
`, []string{"uitvoering/rapportage mag uitvoering/overgang", "uitvoering/verrekening mag uitvoering/welzijn"}},
	{"richting", "een codec kent geen huis", `
-- verkeer/istandaard/iwmo32/a.go --
package iwmo32
import ("nabuur/grond/geld"; "nabuur/verkeer/istandaard"; "nabuur/kader/wet")
-- verkeer/sepa/a.go --
package sepa
import "nabuur/opslag"
`, []string{"verkeer/istandaard mag alleen grond importeren, niet kader/wet", "verkeer/sepa mag alleen grond importeren, niet opslag"}},
	{"richting", "koppeling draagt en beslist niet", `
-- verkeer/bericht/a.go --
package bericht
import ("nabuur/verkeer/koppeling/ggk"; "nabuur/uitvoering/toewijzing")
-- verkeer/koppeling/ggk/a.go --
package ggk
import ("nabuur/verkeer/bericht"; "nabuur/uitvoering/toewijzing")
`, []string{"verkeer/bericht mag verkeer/koppeling niet", "verkeer/koppeling mag alleen grond, opslag, verkeer/bericht"}},
	{"richting", "vorm kent geen domein", `
-- loket/vorm/a.go --
package vorm
import ("nabuur/grond/geld"; "nabuur/kader/organisatie")
`, []string{"loket/vorm mag alleen grond importeren, niet kader/organisatie"}},
	{"richting", "kamers met bladen kennen elkaar en de lijst niet; web voegt ze samen", `
-- loket/zaakblad/a.go --
package zaakblad
import ("nabuur/loket/berichtblad"; "nabuur/loket/web"; "nabuur/loket/bezoek"; "nabuur/loket/kaart")
-- loket/kaart/a.go --
package kaart
import "nabuur/loket/geldblad"
-- loket/web/a.go --
package web
import ("nabuur/loket/zaakblad"; "nabuur/loket/berichtblad")
`, []string{"loket/kaart mag loket/geldblad", "loket/zaakblad mag loket/berichtblad", "loket/zaakblad mag loket/web"}},
	{"richting", "een kamer die niemand kent", `
-- kader/keuken/a.go --
package keuken
`, []string{"kader/keuken staat niet op de plattegrond"}},
	{"richting", "een proef mag proef gebruiken, maar ook niet meer", `
-- uitvoering/zaak/a_test.go --
package zaak_test
import ("nabuur/proef/regio"; "nabuur/loket/web")
`, []string{"uitvoering/zaak mag loket/web niet"}},

	{"richting", "wat er alleen voor proeven is", `
-- verkeer/istandaard/uitgave/a.go --
package uitgave
import "nabuur/verkeer/istandaard/proefuitgave"
-- verkeer/bericht/a_test.go --
package bericht_test
import ("nabuur/verkeer/istandaard/proefuitgave"; "nabuur/opslag/opslagproef")
-- proef/proefhuis/a.go --
package proefhuis
import "nabuur/opslag/opslagproef"
`, []string{"verkeer/istandaard/uitgave/a.go:2: verkeer/istandaard/proefuitgave is er alleen voor proeven"}},

	{"uitgave", "een uitgave bij haar naam genoemd, ook in een proef", `
-- verkeer/bericht/a.go --
package bericht
import "nabuur/verkeer/istandaard/release32"
-- loket/web/a_test.go --
package web
import "nabuur/verkeer/istandaard/iwmo32"
-- verkeer/istandaard/voorbeeld/a.go --
package voorbeeld
import "nabuur/verkeer/istandaard/ijw40"
`, []string{"loket/web/a_test.go:2: verkeer/istandaard/iwmo32 is één uitgave", "verkeer/bericht/a.go:2: verkeer/istandaard/release32",
		"voorbeeld/a.go:2: verkeer/istandaard/ijw40"}},
	{"uitgave", "wie haar mag kennen, en wat geen uitgave is", `
-- verkeer/istandaard/uitgave/a.go --
package uitgave
import ("nabuur/verkeer/istandaard/iwmo32"; "nabuur/verkeer/istandaard/ijw32")
-- verkeer/istandaard/iwmo32/a.go --
package iwmo32
import "nabuur/verkeer/istandaard/release32"
-- verkeer/istandaard/a_test.go --
package istandaard_test
import "nabuur/verkeer/istandaard/iwmo32"
-- verkeer/bericht/a.go --
package bericht
import ("nabuur/verkeer/istandaard"; "nabuur/verkeer/istandaard/uitgave"; "nabuur/verkeer/koppeling/ggk21")
`, nil},

	{"bibliotheek", "een driver en HTTP waar ze niet horen", `
-- uitvoering/zaak/a.go --
package zaak
import ("github.com/jackc/pgx/v5"; "net/http/httptest")
-- verkeer/sepa/a.go --
package sepa
import "database/sql/driver"
`, []string{"github.com/jackc/pgx/v5 mag hier niet", "net/http/httptest mag hier niet", "een codec kent geen database"}},
	{"bibliotheek", "waar ze wel horen", `
-- opslag/wachtrij/a.go --
package wachtrij
import ("github.com/riverqueue/river"; _ "modernc.org/sqlite")
-- verkeer/koppeling/ggk/a.go --
package ggk
import ("net/http"; "net/url"; "net")
-- grond/geld/a.go --
package geld
import "database/sql/driver"
`, nil},

	{"database-sql", "een eigen verbinding", `
-- kader/wet/store.go --
package wet
import "database/sql"
var db, _ = sql.Open("sqlite", "x")
func f(tx *sql.Tx) {}
`, []string{":3: sql.Open hoort in opslag", ":4: sql.Tx hoort"}},
	{"database-sql", "alleen wat een antwoord leest", `
-- kader/wet/store.go --
package wet
import "database/sql"
func f(r *sql.Rows, n sql.NullString, m sql.Null[int]) error { return sql.ErrNoRows }
-- opslag/a.go --
package opslag
import "database/sql"
var db, _ = sql.Open("sqlite", "x")
`, nil},

	{"klok", "nu, gelezen in een kamer", `
-- uitvoering/zaak/a.go --
package zaak
import "time"
func f() bool { return time.Since(time.Now()) > time.Hour }
`, []string{"time.Since hoort hier niet", "time.Now hoort hier niet"}},
	{"klok", "nu, gelezen waar het mag", `
-- uitvoering/zaak/a.go --
package zaak
import "time"
const lang = time.Hour
-- uitvoering/zaak/a_test.go --
package zaak
import "time"
var nu = time.Now()
-- loket/web/a.go --
package web
import "time"
var nu = time.Now()
-- opslag/opslagproef/a.go --
package opslagproef
import "time"
var nu = time.Now()
`, nil},

	{"tabel-van-kamer", "een buurtabel, in elke vorm", `
-- uitvoering/zaak/store.go --
package zaak
const (
	a = "SELECT x FROM inwoner_adres WHERE gemeente = $1"
	b = "select z.id from zaak_zaak z, toewijzing_regel t where z.id = t.zaak"
	c = "INSERT INTO logboek_regel (a) VALUES ($1) ON CONFLICT (a) DO UPDATE SET a = $1"
	d = "WITH oud AS (DELETE FROM declaratie_regel RETURNING id) SELECT id FROM oud JOIN zaak_zaak USING (id)"
	e = " LEFT JOIN public.\"betaling_opdracht\" b ON b.id = z.id"
	f = "UPDATE grootboek_post SET a = 1"
	g = "SELECT 1 FROM (SELECT id FROM welzijn_gift) AS w, verrekening_post"
	h = "SELECT x FROM v_rapport"
	i = "SELECT x FROM inwoner"
)
`, []string{"tabel inwoner_adres", ":4: tabel toewijzing_regel", "tabel logboek_regel", "tabel declaratie_regel",
		"tabel betaling_opdracht", "tabel grootboek_post", "tabel verrekening_post", "tabel welzijn_gift", "tabel v_rapport",
		"tabel inwoner "}},
	{"tabel-van-kamer", "eigen tabellen, en zinnen die geen SQL zijn", `
-- uitvoering/zaak/store_lijst.go --
package zaak
const (
	a = "WITH RECURSIVE keten (id) AS (SELECT id FROM zaak_zaak UNION SELECT k.id FROM keten k) SELECT * FROM keten, unnest($1) AS u(id)"
	b = "SELECT id FROM zaak_zaak WHERE a IS DISTINCT FROM b FOR UPDATE SKIP LOCKED -- FROM inwoner_adres"
	c = "SELECT 'x FROM inwoner_adres' FROM zaak, json_each($1) j"
	d = "INSERT INTO zaak_stap SELECT x FROM v_zaak_open JOIN v_inwoner USING (id) ON CONFLICT DO NOTHING"
	e = "CREATE TRIGGER zaak_x BEFORE UPDATE OF a ON zaak_zaak"
	f = "SELECT id FROM kring JOIN zaak_zaak USING (gemeente)"
)
-- uitvoering/zaak/a.go --
package zaak
const (
	f = "haal het dossier from inwoner_adres"
	g = "update zaak %w"
	h = "Select a file from the list."
)
-- uitvoering/rapportage/store.go --
package rapportage
const a = "SELECT x FROM v_zaak_open JOIN v_toewijzing_loopt USING (gemeente)"
-- opslag/a.go --
package opslag
const a = "SELECT name FROM sqlite_master"
-- proef/regio/a.go --
package regio
const a = "SELECT count(*) FROM zaak_zaak"
`, nil},
	{"tabel-van-kamer", "SQL buiten de store", `
-- uitvoering/zaak/beschikken.go --
package zaak
const a = "DELETE FROM zaak_zaak"
-- uitvoering/zaak/zaak_test.go --
package zaak
const b = "DELETE FROM zaak_zaak"
const d = "INSERT INTO kladje SELECT 1"
-- uitvoering/zaak/ander_test.go --
package zaak
const c = "DELETE FROM inwoner_adres"
-- opslag/migratie/stap_test.go --
package migratie
const e = "DELETE FROM zaak_zaak"
-- opslag/migratie/stap.go --
package migratie
const e = "DELETE FROM zaak_zaak"
`, []string{"stap.go:2: tabel zaak_zaak", "ander_test.go:2: tabel inwoner_adres", "beschikken.go:2: SQL op zaak_zaak hoort in store.go"}},
	{"tabel-van-kamer", "een bekende tabel als kale naam", `
-- opslag/migratie/common/00001_inwoner.sql --
CREATE TABLE inwoner_adres (gemeente TEXT, PRIMARY KEY (gemeente));
-- uitvoering/zaak/store.go --
package zaak
const a = "inwoner_adres"
-- loket/web/a.go --
package web
const a = "inwoner_adres"
`, []string{"uitvoering/zaak/store.go:2: tabel inwoner_adres"}},

	{"migratie-tabellen", "zonder kamer, en met een sleutel zonder eigenaar", `
-- uitvoering/zaak/a.go --
package zaak
-- opslag/migratie/common/00001_begin.sql --
-- +goose Up
CREATE TABLE keuken_tafel (gemeente TEXT NOT NULL PRIMARY KEY);
CREATE TABLE IF NOT EXISTS zaak_zaak (
  id TEXT NOT NULL, bedrag NUMERIC(10, 2), -- PRIMARY KEY (gemeente)
  PRIMARY KEY (id, gemeente)
);
CREATE TABLE zaak_stap (id TEXT PRIMARY KEY, gemeente TEXT);
CREATE TABLE zaak_los (gemeente TEXT NOT NULL);
`, []string{"keuken_tafel begint niet met de naam van een kamer", `sleutel van zaak_zaak begint met "id"`, `zaak_stap begint met "id"`,
		`zaak_los begint met ""`}},
	{"migratie-tabellen", "in orde", `
-- opslag/migratie/common/00001_begin.sql --
-- +goose Up
CREATE TABLE zaak_zaak (gemeente TEXT NOT NULL, id TEXT, CHECK (id IN ('a', 'b')), CONSTRAINT zaak_pk PRIMARY KEY (gemeente, id)) STRICT;
CREATE UNLOGGED TABLE contract_regel (a BIGINT, organisatie TEXT PRIMARY KEY);
CREATE INDEX zaak_i ON zaak_zaak (id);
-- +goose Down
CREATE TABLE weg (id TEXT);
`, nil},

	{"tweeling", "alles wat scheef kan staan", `
-- opslag/migratie/common/00001_a.sql --
-- opslag/migratie/sqlite/00002_b.sql --
-- opslag/migratie/sqlite/00003_c.sql --
-- opslag/migratie/postgres/00003_d.sql --
-- opslag/migratie/common/00004_e.sql --
-- opslag/migratie/sqlite/00004_e.sql --
-- opslag/migratie/common/00006_f.sql --
-- opslag/migratie/common/g.sql --
-- opslag/migratie/sqlite/00007_h.sql --
CREATE TABLE zaak_a (gemeente TEXT PRIMARY KEY);
-- opslag/migratie/postgres/00007_h.sql --
CREATE TABLE zaak_b (gemeente TEXT PRIMARY KEY);
`, []string{"common/g.sql: een migratie heet", "nummer 2 staat in sqlite;", `nummer 3 heet in postgres "d" en in sqlite "c"`,
		"nummer 4 staat in common, sqlite", "na 4 komt 6", "nummer 7 maakt in postgres"}},
	{"tweeling", "recht", `
-- opslag/migratie/common/00001_a.sql --
-- opslag/migratie/sqlite/00002_b.sql --
CREATE TABLE zaak_a (gemeente TEXT, tot BIGINT, PRIMARY KEY (gemeente)) STRICT;
-- opslag/migratie/postgres/00002_b.sql --
CREATE TABLE zaak_a (gemeente TEXT PRIMARY KEY, tot BIGINT);
-- opslag/migratie/common/00003_c.sql --
`, nil},

	{"aanvang", "lezen en vertalen bij het begin", `
-- uitvoering/zaak/a.go --
package zaak
import "github.com/goccy/go-yaml"
var a = regexp.MustCompile("a")
var (
	b = lijst{x: template.Must(template.New("b"), nil)}
	c = func() string { tekst, _ := os.ReadFile("c"); return string(tekst) }()
)
func init() {}
-- kader/wet/zone.go --
package wet
var zone, _ = time.LoadLocation("Europe/Amsterdam")
`, []string{"zone.go:2: time.LoadLocation", "a.go:3: regexp.MustCompile", "a.go:5: template.Must", "a.go:5: template.New",
		"a.go:6: os.ReadFile", "a.go:8: init()", "a.go:2: leest YAML"}},
	{"aanvang", "wat later gebeurt, of ergens mag", `
-- uitvoering/zaak/a.go --
package zaak
var a = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile("a") })
var b = func() []byte { tekst, _ := os.ReadFile("b"); return tekst }
var c = errors.New("c")
func d() { _ = regexp.MustCompile("d") }
-- uitvoering/zaak/a_test.go --
package zaak
import "github.com/goccy/go-yaml"
var e = regexp.MustCompile("e")
-- grond/tijdlijn/klok.go --
package tijdlijn
var zone, _ = time.LoadLocation("Europe/Amsterdam")
-- loket/inrichting/lees.go --
package inrichting
import "github.com/goccy/go-yaml"
`, nil},
	{"codes", "codes in het programma", `
-- kader/organisatie/gemeenten.yaml --
- {code: GM0457, naam: Weesp}
- {code: '0363', naam: Amsterdam}
-- uitvoering/zaak/a.go --
package zaak
var a = []string{"GM1942", "0457", "0363", "999993653", "00000003123456780000", "06290102"}
`, []string{`"GM1942"`, `"0457" is een gemeentecode`, `"0363"`, `"999993653" is een BSN of RSIN`, "een OIN", `"06290102" is een AGB-code`}},
	{"codes", "wat alleen op een code lijkt, of ergens mag staan", `
-- kader/organisatie/gemeenten.yaml --
- {code: GM0200, naam: Apeldoorn}
-- uitvoering/zaak/a.go --
package zaak
var a = []string{"2016", "0457", "20060102", "00000000", "123456789", "bij GM0457", "GM", "", "GMLETT"}
-- uitvoering/zaak/a_test.go --
package zaak
var b = "GM0457"
-- verkeer/istandaard/a.go --
package istandaard
var a = "0200"
-- proef/regio/a.go --
package regio
var a = "GM0457"
`, nil},

	{"woordenlijst", "termen die ontbreken", `
-- docs/woordenlijst.md --
| term | meaning | source |
|---|---|---|
| Toedeling | who does it | art. 2.6.4 Wmo 2015 |
Beschikking staat hier wel, maar niet in de tabel.
-- kader/taakverdeling/a.go --
package taakverdeling
type (
	Toedeling struct{}
	Grondslag string
	klein int
)
-- uitvoering/zaak/a.go --
package zaak
type Beschikking struct{}
-- uitvoering/zaak/a_test.go --
package zaak
type Proefding struct{}
-- loket/web/a.go --
package web
type Pagina struct{}
`, []string{"kader/taakverdeling/a.go:4: Grondslag ontbreekt in docs/woordenlijst.md (kamer taakverdeling)", "Beschikking ontbreekt"}},
	{"woordenlijst", "met streepje, spatie, opmaak of kamer ervoor", "\n-- docs/woordenlijst.md --\n" +
		"| `toedeling` | x | y |\n| **Kosten sleutel** | x | y |\n| zaak.Store | x | y |\n" + `
-- kader/taakverdeling/a.go --
package taakverdeling
type Toedeling struct{}
type Kostensleutel struct{}
-- uitvoering/zaak/a.go --
package zaak
type Store struct{}
`, nil},

	{"pakketnaam", "een naam twee keer", `
-- kader/wet/a.go --
package wet
-- loket/wet/a.go --
package wet
-- loket/wet/b.go --
package wet
`, []string{"loket/wet/a.go:1: pakketnaam wet is al van kader/wet"}},
	{"pakketnaam", "proeven en programma's tellen niet dubbel", `
-- kader/wet/a.go --
package wet
-- kader/wet/a_test.go --
package wet_test
-- cmd/nabuur/a.go --
package main
-- verkeer/istandaard/maak/a.go --
package main
`, nil},

	{"uitvoerder", "een tweede antwoord", `
-- kader/taakverdeling/a.go --
package taakverdeling
func Uitvoerder() {}
-- uitvoering/zaak/a.go --
package zaak
type Z struct{}
func (Z) Uitvoerder() {}
`, []string{"uitvoering/zaak/a.go:3: functie Uitvoerder hoort alleen in kader/taakverdeling"}},
	{"uitvoerder", "een antwoord, en een veld van die naam", `
-- kader/taakverdeling/a.go --
package taakverdeling
func Uitvoerder() {}
-- uitvoering/zaak/a.go --
package zaak
type Z struct{ Uitvoerder string }
`, nil},

	{"bijnaam", "een andere naam, en een punt", `
-- kader/wet/a.go --
package wet
import (
	f "fmt"
	. "strings"
)
`, []string{":3: fmt heet hier f", ":4: strings heet hier ."}},
	{"bijnaam", "eigen namen", `
-- kader/wet/a.go --
package wet
import (
	_ "embed"
	"fmt"
)
-- opslag/a.go --
package opslag
import sqlite3 "modernc.org/sqlite/lib"
-- verkeer/istandaard/a_gen.go --
// Code generated by maak; DO NOT EDIT.

package istandaard
import f "fmt"
`, nil},

	{"overslaan", "een proef die wegloopt", `
-- kader/wet/a_test.go --
package wet
import "testing"
func TestX(t *testing.T) { t.Skip("later"); t.SkipNow() }
`, []string{"t.Skip: hier", "t.SkipNow: hier"}},
	{"overslaan", "waar een reden staat", `
-- opslag/opslagproef/a.go --
package opslagproef
import "testing"
func F(t testing.TB) { t.Skipf("geen PostgreSQL") }
-- kader/wet/a.go --
package wet
func f(lezer interface{ Skip() }) { lezer.Skip() }
`, nil},

	{"sjablonen", "opmaak en daden in de pagina", `
-- loket/web/sjabloon/a.gohtml --
<p style="color:red">{{if gt .A 1}}x{{end}}</p>
<button class="a" onclick='x()'>x</button>
<div hx-on:click="x()"></div>
<a href="javascript:x()">x</a>
<script>alert(1)</script>
<style>p{}</style>
-- loket/web/grafiek.go --
package web
const a = "<rect style=\"fill:red\"/>"
`, []string{"grafiek.go:2: attribuut style", "<style> mag niet", "adres javascript:", "attribuut hx-on:click", "attribuut onclick",
		"attribuut style", "een <script> met inhoud"}},
	{"sjablonen", "een pagina zonder", `
-- loket/web/sjabloon/a.gohtml --
<script src="{{.Script}}" defer></script>
<p class="style" title="x onclick=y" data-on="1" {{if eq .A "<"}}hidden{{end}}>style="x" onclick=y</p>
<option value="{{.W}}"{{if .Aan}} selected{{end}}>{{.Naam}}</option>
<link rel="stylesheet" href="/stijl.css">
-- loket/web/grafiek.go --
package web
const a = "<rect fill=\"red\"/>"
const b = "a < b en style= mag in een zin"
`, nil},
	{"maat", "te breed, te lang, te veel gevraagd", `
-- kader/wet/a.go --
package wet
// ` + strings.Repeat("é", 138) + `
func lang() {
` + strings.Repeat("\t_ = 1\n", 59) + `}
func vraagt(a, b, c, d, e, f, g, h, i, j int) {}
-- kader/wet/b_test.go --
package wet
func f() { // ` + strings.Repeat("x", 140) + `
}
-- kader/wet/c.go --
package wet
` + strings.Repeat("\n", 400), []string{
		"kader/wet/a.go:2: 141 kolommen", "kader/wet/a.go:3: lang is 61 regels lang", "kader/wet/a.go:64: vraagt vraagt 10 waarden",
		"kader/wet/b_test.go:2: 154 kolommen", "kader/wet/c.go:401: 401 regels"}},
	{"maat", "past, of is gemaakt", `
-- kader/wet/a.go --
package wet
// ` + strings.Repeat("é", 137) + `
func past() {
` + strings.Repeat("\t_ = 1\n", 58) + `}
-- kader/wet/b_gen.go --
// Code generated by wet; DO NOT EDIT.

package wet
// ` + strings.Repeat("x", 200) + `
-- kader/wet/c_test.go --
package wet
func f() {
` + strings.Repeat("\n", 500) + `}
`, nil},
	{"taakwoord", "een taak als tekst", `
-- uitvoering/zaak/a.go --
package zaak
var t = "wmo.besluit"
-- loket/web/a.go --
package web
func f() string { return "jeugd.toewijzing" }
`, []string{`loket/web/a.go:2: "jeugd.toewijzing" als tekst`, `uitvoering/zaak/a.go:2: "wmo.besluit" als tekst`}},
	{"taakwoord", "in de kamer zelf, in een proef, of geen taak", `
-- kader/taakverdeling/a.go --
package taakverdeling
var t = "wmo.besluit"
-- uitvoering/zaak/a_test.go --
package zaak
var t = "wmo.besluit"
-- uitvoering/zaak/a.go --
package zaak
var t, u = "wmo.besluit is genomen", "www.besluit"
`, nil},
	{"handelingen", "een recht dat niemand vraagt", `
-- kader/toegang/handeling.go --
package toegang
const (
	ZaakZien Handeling = "zaak.zien"
	ZaakEten Handeling = "zaak.eten"
)
var tabel = []Handeling{ZaakEten}
-- uitvoering/zaak/a.go --
package zaak
var h = toegang.ZaakZien
-- uitvoering/zaak/a_test.go --
package zaak
var h = toegang.ZaakEten
`, []string{"kader/toegang/handeling.go:4: niets vraagt de handeling ZaakEten"}},
	{"handelingen", "elk recht wordt gevraagd", `
-- kader/toegang/handeling.go --
package toegang
const ZaakZien Handeling = "zaak.zien"
-- loket/web/a.go --
package web
var h = toegang.ZaakZien
`, nil},
	{"bladeren", "overslaan in plaats van zoeken", `
-- uitvoering/zaak/store.go --
package zaak
const sql = "SELECT id FROM zaak_zaak ORDER BY id limit 10 offset $1"
`, []string{"uitvoering/zaak/store.go:2: OFFSET in SQL"}},
	{"bladeren", "met een sleutel, in een zin, in een proef", `
-- uitvoering/zaak/store.go --
package zaak
const sql, zin = "SELECT id FROM zaak_zaak WHERE id > $1 ORDER BY id LIMIT 10", "offset is geen SQL"
-- uitvoering/zaak/a_test.go --
package zaak
const sql = "SELECT id FROM zaak_zaak LIMIT 10 OFFSET 5"
`, nil},
}

// TestRegelVangt proves every rule on planted trees: it finds each violation,
// nothing else, and nothing in the tree beside it.
func TestRegelVangt(t *testing.T) {
	fout, goed := map[string]bool{}, map[string]bool{}
	for _, p := range planten {
		i := slices.IndexFunc(regels, func(r struct {
			naam string
			zoek func(*huis) []string
		}) bool {
			return r.naam == p.regel
		})
		if i < 0 {
			t.Fatalf("er is geen regel %q", p.regel)
		}
		fout[p.regel] = fout[p.regel] || len(p.wil) > 0
		goed[p.regel] = goed[p.regel] || len(p.wil) == 0
		t.Run(p.regel+": "+p.wat, func(t *testing.T) {
			klachten := regels[i].zoek(plant(t, p.boom))
			ok := len(klachten) == len(p.wil)
			for k := 0; ok && k < len(klachten); k++ {
				ok = strings.Contains(klachten[k], p.wil[k])
			}
			if !ok {
				t.Errorf("klachten:\n\t%s\nwil:\n\t%s", strings.Join(klachten, "\n\t"), strings.Join(p.wil, "\n\t"))
			}
		})
	}
	for _, r := range regels {
		if !fout[r.naam] || !goed[r.naam] {
			t.Errorf("regel %s heeft een geplante overtreding en een boom zonder nodig", r.naam)
		}
	}
}

// TestLeesHuisSlaatOver: what is made or fetched is no part of the house, and
// half a Go file is an error and not an empty one.
func TestLeesHuisSlaatOver(t *testing.T) {
	h := plant(t, `
-- loket/web/stijl/node_modules/x/a.go --
package x
-- .git/a.go --
geen go
-- kader/wet/testdata/a.go --
package weg
-- kader/wet/a.go --
package wet
`)
	if len(h.gos) != 1 || h.gos[0].pad != "kader/wet/a.go" {
		t.Errorf("gelezen: %d bestanden", len(h.gos))
	}
	if _, err := leesHuis(fstest.MapFS{"kader/wet/a.go": {Data: []byte("package wet\nfunc {")}}); err == nil {
		t.Error("een half bestand geeft geen fout")
	}
}
