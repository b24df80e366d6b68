package cli

import (
	"bytes"
	"strings"

	"github.com/alecthomas/kong"
)

// nederlands turns the words of the command-line library's help into Dutch.
func nederlands() *strings.Replacer {
	return strings.NewReplacer(
		"Usage: ", "Gebruik: ",
		"\nFlags:\n", "\nOpties:\n",
		"\nCommands:\n", "\nOpdrachten:\n",
		"\nArguments:\n", "\nArgumenten:\n",
		"<command>", "OPDRACHT",
		"[flags]", "[opties]",
		"Show context-sensitive help.", "Toon deze hulp.",
		"Run \"", "Geef \"",
		" --help\" for more information on a command.", " --help\" voor uitleg bij een opdracht.",
	)
}

// hulp prints the help of a command in Dutch.
func hulp(opties kong.HelpOptions, gekozen *kong.Context) error {
	uit := gekozen.Stdout
	var tekst bytes.Buffer
	gekozen.Stdout = &tekst
	err := kong.DefaultHelpPrinter(opties, gekozen)
	gekozen.Stdout = uit
	if err != nil {
		return err
	}
	_, err = nederlands().WriteString(uit, tekst.String())
	return err
}
