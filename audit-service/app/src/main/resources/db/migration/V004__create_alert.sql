-- Suspicions that somebody has to look into, and what came of it (U7). Nothing in here is text that a person wrote.
CREATE TABLE alert (
    id                        uuid        PRIMARY KEY,
    indicator                 text        NOT NULL CHECK (indicator ~ '^[A-Z][A-Z0-9_]{1,63}$'),
    level                     text        NOT NULL CHECK (level IN ('LOW', 'MEDIUM', 'HIGH')),
    account                   text        NOT NULL CHECK (account <> ''),
    employee_number           text,
    institution               text,
    -- Sequences of ledger_record.
    evidence                  bigint[]    NOT NULL CHECK (cardinality(evidence) BETWEEN 1 AND 100),
    explanation               text        NOT NULL CHECK (length(explanation) BETWEEN 1 AND 500 AND explanation !~ '[0-9]{11}'),
    raised_at                 timestamptz NOT NULL,
    version                   bigint      NOT NULL,
    checked_by                text        CHECK (checked_by <> account),
    checked_employee          text        CHECK (checked_employee <> employee_number),
    checked_at                timestamptz CHECK (checked_at >= raised_at),
    proposed_by               text        CHECK (proposed_by <> account),
    proposed_employee         text        CHECK (proposed_employee <> employee_number),
    proposed_at               timestamptz CHECK (proposed_at >= checked_at),
    confirmed                 boolean,
    violation                 text        CHECK (violation IN ('QUERY_WITHOUT_AUTHORIZATION', 'QUERY_OUT_OF_PURPOSE',
        'FORGED_EVIDENCE', 'REPORT_LEAKED', 'ACCOUNT_SHARED', 'FOREIGN_TERMINAL', 'OFF_HOURS_WITHOUT_GRANT', 'INCOMPLETE_FILE',
        'SELF_CHECK_MISSED')),
    ground                    text        CHECK (ground IN ('BUSINESS_NEED_PROVEN', 'DATA_ERROR', 'WRONG_INDICATION')),
    reference                 text        CHECK (reference ~ '^[A-Za-z0-9-]{4,64}$'),
    -- O1: another person than the proposer, and not the one it is about, under this account or another.
    agreed_by                 text        CHECK (agreed_by <> account AND agreed_by <> proposed_by),
    agreed_employee           text        CHECK (agreed_employee <> proposed_employee),
    agreed_at                 timestamptz CHECK (agreed_at >= proposed_at),
    first_check_escalated_at  timestamptz CHECK (first_check_escalated_at > raised_at),
    finding_escalated_at      timestamptz CHECK (finding_escalated_at > raised_at),
    CHECK (agreed_employee <> employee_number),
    CHECK (num_nulls(checked_by, checked_employee, checked_at) IN (0, 3)),
    CHECK (num_nulls(proposed_by, proposed_employee, proposed_at, confirmed, reference) IN (0, 5)),
    CHECK (num_nulls(agreed_by, agreed_employee, agreed_at) IN (0, 3)),
    -- First a look, then a finding, then an agreement to it.
    CHECK (proposed_at IS NULL OR checked_at IS NOT NULL),
    CHECK (agreed_at IS NULL OR proposed_at IS NOT NULL),
    CHECK (CASE WHEN confirmed IS NULL THEN num_nonnulls(violation, ground) = 0
                WHEN confirmed THEN violation IS NOT NULL AND ground IS NULL
                ELSE violation IS NULL AND ground IS NOT NULL END)
);

-- More of what an open alert tells of is added to it.
CREATE UNIQUE INDEX alert_open ON alert (indicator, account) WHERE agreed_at IS NULL;
CREATE INDEX alert_open_of_account ON alert (account) WHERE agreed_at IS NULL;
CREATE INDEX alert_waiting ON alert (raised_at) WHERE agreed_at IS NULL;
CREATE INDEX alert_of_account ON alert (account, id);
CREATE INDEX alert_of_institution ON alert (institution, id);
CREATE INDEX alert_raised ON alert (raised_at);

GRANT SELECT, INSERT ON alert TO ${app_role};
GRANT UPDATE (level, evidence, explanation, version, checked_by, checked_employee, checked_at, proposed_by, proposed_employee,
    proposed_at, confirmed, violation, ground, reference, agreed_by, agreed_employee, agreed_at, first_check_escalated_at,
    finding_escalated_at) ON alert TO ${app_role};

CREATE FUNCTION keep_raised_alert() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF num_nonnulls(NEW.checked_at, NEW.proposed_at, NEW.agreed_at, NEW.first_check_escalated_at, NEW.finding_escalated_at) > 0 THEN
        RAISE EXCEPTION 'alert % is raised before anything else', NEW.id;
    END IF;
    RETURN NEW;
END
$$;

CREATE TRIGGER raised_first BEFORE INSERT ON alert
    FOR EACH ROW EXECUTE FUNCTION keep_raised_alert();

CREATE FUNCTION keep_alert() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF OLD.agreed_at IS NOT NULL THEN
        RAISE EXCEPTION 'alert % is closed', OLD.id;
    END IF;
    -- The second person decides on what was proposed before, not on what they write themself.
    IF NEW.agreed_at IS NOT NULL AND (OLD.proposed_at IS NULL
        OR (NEW.proposed_by, NEW.proposed_employee, NEW.proposed_at, NEW.confirmed, NEW.violation, NEW.ground, NEW.reference)
            IS DISTINCT FROM
            (OLD.proposed_by, OLD.proposed_employee, OLD.proposed_at, OLD.confirmed, OLD.violation, OLD.ground, OLD.reference)) THEN
        RAISE EXCEPTION 'the finding of alert % is not the one that was proposed', OLD.id;
    END IF;
    IF OLD.checked_at IS NOT NULL AND (NEW.checked_by, NEW.checked_employee, NEW.checked_at)
        IS DISTINCT FROM (OLD.checked_by, OLD.checked_employee, OLD.checked_at) THEN
        RAISE EXCEPTION 'alert % has been looked at', OLD.id;
    END IF;
    IF NOT NEW.evidence @> OLD.evidence
        OR array_position(ARRAY['LOW', 'MEDIUM', 'HIGH'], NEW.level) < array_position(ARRAY['LOW', 'MEDIUM', 'HIGH'], OLD.level) THEN
        RAISE EXCEPTION 'alert % only grows', OLD.id;
    END IF;
    IF OLD.first_check_escalated_at IS NOT NULL AND NEW.first_check_escalated_at IS DISTINCT FROM OLD.first_check_escalated_at
        OR OLD.finding_escalated_at IS NOT NULL AND NEW.finding_escalated_at IS DISTINCT FROM OLD.finding_escalated_at THEN
        RAISE EXCEPTION 'that alert % is overdue has been told', OLD.id;
    END IF;
    RETURN NEW;
END
$$;

CREATE TRIGGER found_by_two BEFORE UPDATE ON alert
    FOR EACH ROW WHEN (current_user = '${app_role}') EXECUTE FUNCTION keep_alert();
