-- Where a resident lived before: each address with the first day on which it no longer
-- was the one. Where he lives now stands with the resident himself.

-- +goose Up
CREATE TABLE inwoner_adres (
    gemeente   TEXT   NOT NULL,
    inwoner    TEXT   NOT NULL,
    tot        BIGINT NOT NULL,
    straat     TEXT   NOT NULL,
    huisnummer BIGINT NOT NULL,
    huisletter TEXT   NOT NULL,
    toevoeging TEXT   NOT NULL,
    postcode   TEXT   NOT NULL,
    plaats     TEXT   NOT NULL,
    PRIMARY KEY (gemeente, inwoner, tot),
    FOREIGN KEY (gemeente, inwoner) REFERENCES inwoner_inwoner (gemeente, id)
);

-- +goose Down
DROP TABLE inwoner_adres;
