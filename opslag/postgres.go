package opslag

import (
	"context"
	"time"

	"github.com/jackc/pgx/v5/pgxpool"
	"github.com/jackc/pgx/v5/stdlib"

	"nabuur/grond/fout"
)

// verbindtijd bounds the wait for a server that does not answer.
const verbindtijd = 10 * time.Second

// minstens is the least number of connections in a pool; more come from the
// address (pool_max_conns) or the number of cores.
const minstens = 8

// tegelijkBij is the size of the pool for VoegBij: a few are enough, since what is
// added is gathered first.
const tegelijkBij = 2

// openPostgres opens three pools on the server: one that writes, one that reads and
// a small one for VoegBij. The first two are apart because a transaction may ask a
// question outside itself (the present taakverdeling): out of one pool, as many
// transactions as it has connections would wait for each other for ever. Transactions are
// READ COMMITTED under the locks of their Slot.
func openPostgres(ctx context.Context, adres string) (*Opslag, error) {
	instellingen, err := pgxpool.ParseConfig(adres)
	if err != nil {
		return nil, fout.New(fout.Onjuist,
			"Het adres van de database is niet te lezen. Schrijf het als postgres://gebruiker@machine:5432/database.").Door(err)
	}
	if instellingen.ConnConfig.RuntimeParams["application_name"] == "" {
		instellingen.ConnConfig.RuntimeParams["application_name"] = "nabuur"
	}
	instellingen.ConnConfig.ConnectTimeout = verbindtijd
	instellingen.MaxConns = max(instellingen.MaxConns, minstens)
	pool, err := pgxpool.NewWithConfig(ctx, instellingen)
	if err != nil {
		return nil, vertaal(err)
	}
	lezers, err := pgxpool.NewWithConfig(ctx, instellingen.Copy())
	if err != nil {
		pool.Close()
		return nil, vertaal(err)
	}
	klein := instellingen.Copy()
	klein.MaxConns, klein.MinConns, klein.MinIdleConns = tegelijkBij, 0, 0
	bij, err := pgxpool.NewWithConfig(ctx, klein)
	if err != nil {
		pool.Close()
		lezers.Close()
		return nil, vertaal(err)
	}
	proef, klaar := context.WithTimeout(ctx, verbindtijd)
	defer klaar()
	if err := pool.Ping(proef); err != nil {
		pool.Close()
		lezers.Close()
		bij.Close()
		return nil, fout.New(fout.NuNietBereikt,
			"De database op %s:%d is niet te bereiken. Controleer of hij aanstaat en of het adres klopt.",
			instellingen.ConnConfig.Host, instellingen.ConnConfig.Port).Door(err)
	}
	return &Opslag{
		soort: PostgreSQL, adres: adres, pool: pool, lezers: lezers, bijpool: bij, beurten: beurten(int(instellingen.MaxConns)),
		schrijft: stdlib.OpenDBFromPool(pool), leest: stdlib.OpenDBFromPool(lezers), bij: stdlib.OpenDBFromPool(bij),
	}, nil
}
