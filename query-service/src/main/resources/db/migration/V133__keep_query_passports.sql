-- Q12: the passports that inquiries leave under, and which of them were used. They hold digests and pseudonyms, and open nothing once they have ended.
CREATE TABLE query_passport (
    id             uuid PRIMARY KEY,
    request_number text NOT NULL,
    token          text NOT NULL,
    issued_at      timestamptz NOT NULL,
    expires_at     timestamptz NOT NULL CHECK (expires_at > issued_at),
    used_at        timestamptz
);

CREATE INDEX query_passport_of_number ON query_passport (request_number, expires_at);

-- What was issued stays as it was issued; a use is noted once.
GRANT SELECT, INSERT ON query_passport TO ${app_role};
GRANT UPDATE (used_at) ON query_passport TO ${app_role};
