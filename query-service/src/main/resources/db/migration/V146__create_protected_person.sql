-- Q10: whom compliance of the head institution protects: proposed by one person, decided by another, and taken off the list likewise. Whom
-- a row is about lies under a key of its own, which goes when the row ends.
CREATE TABLE protected_person (
    id                uuid PRIMARY KEY,
    version           bigint NOT NULL,
    state             text NOT NULL CHECK (state IN ('PROPOSED', 'PROTECTED', 'REMOVAL_PROPOSED', 'REMOVED', 'TURNED_DOWN')),
    subject_reference text NOT NULL,
    wrapped_key       bytea,
    ciphertext        bytea,
    proposed_by       text NOT NULL,
    proposed_employee text NOT NULL,
    proposed_at       timestamptz NOT NULL,
    decided_by        text,
    decided_employee  text,
    decided_at        timestamptz,
    CHECK ((wrapped_key IS NULL) = (state IN ('REMOVED', 'TURNED_DOWN'))),
    CHECK ((wrapped_key IS NULL) = (ciphertext IS NULL)),
    CHECK (decided_by IS NULL OR (decided_by <> proposed_by AND decided_employee <> proposed_employee))
);

-- One entry for a subject, whoever comes first.
CREATE UNIQUE INDEX protected_person_subject ON protected_person (subject_reference)
    WHERE state IN ('PROPOSED', 'PROTECTED', 'REMOVAL_PROPOSED');

GRANT SELECT, INSERT, UPDATE ON protected_person TO ${app_role};
