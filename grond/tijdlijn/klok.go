package tijdlijn

import (
	"database/sql/driver"
	"fmt"
	"sync/atomic"
	"time"
	_ "time/tzdata" // the civil day in the Netherlands must be known on every machine
)

// Nederland is the time zone in which a Moment becomes a Dag.
var Nederland = laadNederland()

func laadNederland() *time.Location {
	zone, err := time.LoadLocation("Europe/Amsterdam")
	if err != nil {
		panic(err) // the zone data is compiled in; without it no date is right
	}
	return zone
}

// Moment is an instant, in microseconds since 1 January 1970 UTC.
type Moment int64

// MomentOpen stands for "until further notice" on the second clock: what is
// known now has bekend_tot = MomentOpen.
const MomentOpen Moment = 253402300799000000

// MomentVan turns a time into a Moment; parts of a microsecond are dropped.
func MomentVan(t time.Time) Moment { return Moment(t.UnixMicro()) }

// Tijd gives the moment as a time in the Netherlands.
func (m Moment) Tijd() time.Time { return time.UnixMicro(int64(m)).In(Nederland) }

// Dag gives the civil day in the Netherlands on which the moment falls.
func (m Moment) Dag() Dag {
	jaar, maand, dag := m.Tijd().Date()
	return dagVan(jaar, maand, dag)
}

// Tekst writes the moment for a reader: "3 januari 2017 14:05".
func (m Moment) Tekst() string { return m.Dag().Tekst() + " " + m.Tijd().Format("15:04") }

// Value stores the microseconds.
func (m Moment) Value() (driver.Value, error) { return int64(m), nil }

// Scan reads the microseconds.
func (m *Moment) Scan(bron any) error {
	getal, ok := bron.(int64)
	if !ok {
		return fmt.Errorf("tijdlijn: moment uit %T", bron)
	}
	*m = Moment(getal)
	return nil
}

// Begin gives the first moment of the day in the Netherlands.
func (d Dag) Begin() Moment {
	jaar, maand, dag := d.Delen()
	return MomentVan(time.Date(jaar, maand, dag, 0, 0, 0, 0, Nederland))
}

// Eind gives the last moment of the day in the Netherlands: the moment at which
// "as known on this day" is asked.
func (d Dag) Eind() Moment { return (d + 1).Begin() - 1 }

// Om gives the moment at the given time on the day in the Netherlands. A time
// that the clock skips in spring is moved forward as Go's time.Date does.
func (d Dag) Om(uur, minuut int) Moment {
	jaar, maand, dag := d.Delen()
	return MomentVan(time.Date(jaar, maand, dag, uur, minuut, 0, 0, Nederland))
}

// Klok tells what time it is. It is passed in; only cmd and loket make one.
type Klok interface {
	// Nu gives the present moment. Two calls never give a smaller second answer
	// unless the clock was set back by hand.
	Nu() Moment
}

// Vandaag gives the civil day on which k stands.
func Vandaag(k Klok) Dag { return k.Nu().Dag() }

// Systeemklok is the clock of the machine.
type Systeemklok struct{}

// Nu gives the machine's time.
func (Systeemklok) Nu() Moment { return MomentVan(time.Now()) }

// Zetklok is a clock that stands still until it is set: for the demo, for
// stories and for tests. It is safe for use by many goroutines.
type Zetklok struct{ nu atomic.Int64 }

// NewZetklok gives a clock that stands at m.
func NewZetklok(m Moment) *Zetklok {
	k := &Zetklok{}
	k.nu.Store(int64(m))
	return k
}

// Nu gives the moment at which the clock stands.
func (k *Zetklok) Nu() Moment { return Moment(k.nu.Load()) }

// Zet puts the clock at m.
func (k *Zetklok) Zet(m Moment) { k.nu.Store(int64(m)) }
