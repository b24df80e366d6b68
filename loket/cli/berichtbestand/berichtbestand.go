// Package berichtbestand is what the command line does with messages in files that a
// user names: check them, show them and make an example of one. It needs no store and
// keeps nothing.
package berichtbestand

import (
	"fmt"
	"io"
)

// Stroom is where a command reads and writes.
type Stroom struct {
	In   io.Reader // nil: there is nothing to read
	Uit  io.Writer
	Fout io.Writer
}

// Uitslag ends a command with an exit code after it has told everything itself.
type Uitslag struct{ Code int }

func (u *Uitslag) Error() string { return fmt.Sprintf("exit %d", u.Code) }

// uitgang gives the end of a command that looked at files: nil when all were read
// and right.
func uitgang(onleesbaar, ongeldig int) error {
	switch {
	case onleesbaar > 0:
		return &Uitslag{2}
	case ongeldig > 0:
		return &Uitslag{1}
	}
	return nil
}
