-- Claims are listed by the period they are about, and counted with their amounts without
-- reading them; payment orders by the day they are due, and those that were released by
-- when.

-- +goose Up
DROP INDEX declaratie_declaratie_periode;
CREATE INDEX declaratie_declaratie_periode ON declaratie_declaratie (gemeente, domein, vanaf, aanbieder, ontvangen, id);
CREATE INDEX declaratie_declaratie_som ON declaratie_declaratie (gemeente, vanaf, domein, tot, ingediend, toegekend);
DROP INDEX betaling_opdracht_status;
CREATE INDEX betaling_opdracht_status ON betaling_opdracht (gemeente, status, uiterlijk, nummer);
CREATE INDEX betaling_opdracht_vrijgegeven ON betaling_opdracht (gemeente, vrijgegeven, nummer) WHERE status <> 'klaargezet';

-- +goose Down
DROP INDEX betaling_opdracht_vrijgegeven;
DROP INDEX betaling_opdracht_status;
CREATE INDEX betaling_opdracht_status ON betaling_opdracht (gemeente, status, uiterlijk);
DROP INDEX declaratie_declaratie_som;
DROP INDEX declaratie_declaratie_periode;
CREATE INDEX declaratie_declaratie_periode ON declaratie_declaratie (gemeente, domein, vanaf);
