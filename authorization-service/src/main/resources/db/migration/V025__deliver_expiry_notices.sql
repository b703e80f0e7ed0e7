-- A12: what became of telling the subject. The phone number is not here: it is opened from the particulars for the moment of sending.
-- Rows from before wait for delivery like new ones.
ALTER TABLE expiry_notice
    ADD delivery_key    uuid        NOT NULL DEFAULT gen_random_uuid() UNIQUE,
    ADD state           text        NOT NULL DEFAULT 'PENDING'
        CHECK (state IN ('PENDING', 'DELIVERED', 'FAILED', 'NO_ADDRESS')),
    ADD attempts        integer     NOT NULL DEFAULT 0,
    ADD next_attempt_at timestamptz NOT NULL DEFAULT '-infinity',
    ADD reason          text,
    ADD receipt         text,
    ADD settled_at      timestamptz,
    ADD CHECK ((state = 'DELIVERED') = (receipt IS NOT NULL)),
    ADD CHECK ((state = 'FAILED') = (reason IS NOT NULL)),
    ADD CHECK ((state = 'PENDING') = (settled_at IS NULL));
