-- Who holds a place in the counts that decide (Q3, Q5, Q7), in the order in which the places were taken.
CREATE TABLE counted_query (
    query_id           uuid PRIMARY KEY REFERENCES credit_query,
    position           bigint GENERATED ALWAYS AS IDENTITY,
    account            text,
    branch             text,
    institution        text NOT NULL,
    subject_reference  text NOT NULL,
    purpose            text NOT NULL,
    business_reference text NOT NULL,
    bank_day           date NOT NULL,
    taken_at           timestamptz NOT NULL,
    freed_at           timestamptz,
    CHECK ((account IS NULL) = (branch IS NULL))
);

CREATE INDEX counted_query_of_officer ON counted_query (account, bank_day) WHERE freed_at IS NULL;
CREATE INDEX counted_query_of_branch ON counted_query (institution, branch, bank_day) WHERE freed_at IS NULL;
CREATE INDEX counted_query_on_subject ON counted_query (subject_reference, purpose, taken_at) WHERE freed_at IS NULL;
CREATE INDEX counted_query_on_loan ON counted_query (institution, purpose, business_reference, taken_at)
    WHERE freed_at IS NULL;

GRANT SELECT, INSERT, UPDATE ON counted_query TO ${app_role};

-- Queries of before count as well.
INSERT INTO counted_query (query_id, account, branch, institution, subject_reference, purpose, business_reference,
    bank_day, taken_at)
SELECT id, CASE WHEN requester_kind = 'OFFICER' THEN requester_account END,
    CASE WHEN requester_kind = 'OFFICER' THEN branch END, institution, subject_reference, purpose, business_reference,
    (submitted_at AT TIME ZONE 'Asia/Shanghai')::date, submitted_at
FROM credit_query
WHERE state IN ('PENDING_REVIEW', 'APPROVED', 'SENDING', 'UNKNOWN', 'ANSWERED', 'NO_RECORD', 'REJECTED')
ORDER BY submitted_at, id;
