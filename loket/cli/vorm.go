package cli

import (
	"reflect"
	"slices"
	"strings"
)

// vorm gives the type that the command-line library has to know for these words. The
// command that they name is in it whole, alone; when they name none, the commands
// that could be meant are there by name, without what can be given to them. Reading
// all options of all commands takes longer than most commands themselves.
//
// It keeps to what the library makes of the same words: a word that begins with a
// dash is an option, and an option before the name of a command is never one with a
// value.
func vorm(boom reflect.Type, woorden []string) reflect.Type {
	if !heeftOpdrachten(boom) {
		return boom
	}
	volgende := slices.IndexFunc(woorden, func(w string) bool { return !strings.HasPrefix(w, "-") })
	if volgende >= 0 {
		if veld, ok := opdrachtVan(boom, woorden[volgende]); ok {
			veld.Type = vorm(veld.Type, woorden[volgende+1:])
			return reflect.StructOf([]reflect.StructField{veld})
		}
	}
	return namen(boom)
}

// namen gives the type with the names of the commands and nothing else.
func namen(boom reflect.Type) reflect.Type {
	if !heeftOpdrachten(boom) {
		return reflect.TypeFor[struct{}]()
	}
	velden := make([]reflect.StructField, boom.NumField())
	for i := range velden {
		velden[i] = boom.Field(i)
		velden[i].Type = namen(velden[i].Type)
	}
	return reflect.StructOf(velden)
}

// opdrachtVan gives the field of the command with that name.
func opdrachtVan(boom reflect.Type, naam string) (reflect.StructField, bool) {
	for i := range boom.NumField() {
		veld := boom.Field(i)
		eigen, ok := veld.Tag.Lookup("name")
		if !ok {
			eigen = strings.ToLower(veld.Name)
		}
		if eigen == naam {
			return veld, true
		}
	}
	return reflect.StructField{}, false
}

// heeftOpdrachten reports whether the type is a list of commands and not itself one.
func heeftOpdrachten(soort reflect.Type) bool {
	if soort.NumField() == 0 {
		return false
	}
	_, ok := soort.Field(0).Tag.Lookup("cmd")
	return ok
}
