package migratie

// NieuweVoorziening lets the tests take steps down.
var NieuweVoorziening = nieuweVoorziening
