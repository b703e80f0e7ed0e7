-- O7: what the personnel system last said about an employee and about a branch. Kept for people without an account too, so that
-- none is opened for somebody who left before applying.
CREATE TABLE employment (
    employee_number text        PRIMARY KEY,
    employed        boolean     NOT NULL,
    institution     text,
    branch          text,
    as_of           timestamptz NOT NULL,
    CHECK (NOT employed OR (institution IS NOT NULL AND branch IS NOT NULL))
);

CREATE TABLE branch_status (
    branch text        PRIMARY KEY,
    open   boolean     NOT NULL,
    as_of  timestamptz NOT NULL
);

GRANT SELECT, INSERT, UPDATE ON employment, branch_status TO ${app_role};
