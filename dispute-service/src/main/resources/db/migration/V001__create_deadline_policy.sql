-- How long an answer may take. A new version is a new row; rows are never changed.
CREATE TABLE deadline_policy (
    version        integer PRIMARY KEY,
    effective_from timestamptz NOT NULL UNIQUE,
    answer_days    integer     NOT NULL CHECK (answer_days > 0),
    warning_days   integer     NOT NULL CHECK (warning_days >= 0),
    basis          text        NOT NULL,
    proposed_by    text        NOT NULL,
    approved_by    text        NOT NULL CHECK (approved_by <> proposed_by)
);

INSERT INTO deadline_policy (version, effective_from, answer_days, warning_days, basis, proposed_by, approved_by)
VALUES (1, '2013-03-15T00:00:00+08:00', 20, 5, '征信业管理条例 art 25', 'platform', 'compliance');

GRANT SELECT ON deadline_policy TO ${app_role};
