-- N1: what the keyed digests of this database are made with: subject references, and whatever else is found by a keyed digest. They are
-- names, and do not tell it themselves; so it is told here, once for all, and a service that is set to another goes on with this one.
CREATE TABLE blind_index (
    id           boolean PRIMARY KEY DEFAULT true CHECK (id),
    keyed_digest text    NOT NULL CHECK (keyed_digest IN ('HMAC_SHA_256', 'HMAC_SM3')),
    mark         text
);

COMMENT ON COLUMN blind_index.mark IS 'A keyed digest of nothing personal: tells at the start whether the key is still the same';

-- What is there already was made when there was no choice.
INSERT INTO blind_index (keyed_digest)
SELECT 'HMAC_SHA_256' WHERE EXISTS (SELECT FROM dispute);

GRANT SELECT, INSERT ON blind_index TO ${app_role};
GRANT UPDATE (mark) ON blind_index TO ${app_role};
