-- A7: partners an authorization names, and for a consent to hand on, the authorization it is derived from and who hands on.
ALTER TABLE customer_authorization
    ADD COLUMN recipients   jsonb NOT NULL DEFAULT '[]',
    ADD COLUMN derived_from uuid  REFERENCES customer_authorization CHECK (derived_from <> id),
    ADD COLUMN handed_on_by text  REFERENCES institution,
    ADD CHECK ((derived_from IS NULL) = (handed_on_by IS NULL)),
    ADD CHECK (derived_from IS NULL OR jsonb_array_length(recipients) = 1);

CREATE INDEX customer_authorization_derived_from ON customer_authorization (derived_from) WHERE derived_from IS NOT NULL;
