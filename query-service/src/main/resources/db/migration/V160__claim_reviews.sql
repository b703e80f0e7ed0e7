-- Q4: who is at reviewing a query, and until when. Whether a claim holds is worked out at the moment of asking; nothing ends it.
CREATE TABLE review_claim (
    query_id   uuid PRIMARY KEY REFERENCES credit_query,
    held_by    text NOT NULL,
    claimed_at timestamptz NOT NULL,
    held_until timestamptz NOT NULL,
    CHECK (held_until >= claimed_at)
);

GRANT SELECT, INSERT, UPDATE ON review_claim TO ${app_role};

CREATE INDEX credit_query_to_review ON credit_query (institution, id) WHERE state = 'PENDING_REVIEW';
