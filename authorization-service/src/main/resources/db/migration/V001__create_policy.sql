-- Versioned policy data. A version is written once, approved by a second person, and never changed.
CREATE TABLE policy_version (
    version             integer        PRIMARY KEY CHECK (version > 0),
    effective_from      timestamptz    NOT NULL,
    proposed_by         text           NOT NULL,
    approved_by         text           CHECK (approved_by <> proposed_by),
    recording_threshold numeric(15, 2) NOT NULL CHECK (recording_threshold >= 0),
    grade_a_from        integer        NOT NULL,
    grade_b_from        integer        NOT NULL,
    CHECK (grade_a_from > grade_b_from)
);

CREATE TABLE policy_term (
    version         integer NOT NULL REFERENCES policy_version,
    purpose         text    NOT NULL,
    product         text    NOT NULL,
    maximum_days    integer CHECK (maximum_days > 0),
    maximum_months  integer CHECK (maximum_months > 0),
    required_clause text,
    maximum_uses    integer NOT NULL CHECK (maximum_uses > 0),
    basis           text    NOT NULL,
    PRIMARY KEY (version, purpose, product)
);

CREATE TABLE policy_blanket_word (
    version     integer NOT NULL REFERENCES policy_version,
    word        text    NOT NULL,
    harmless_in text[]  NOT NULL DEFAULT '{}',
    PRIMARY KEY (version, word)
);

CREATE TABLE policy_template (
    version          integer NOT NULL REFERENCES policy_version,
    template_version text    NOT NULL,
    PRIMARY KEY (version, template_version)
);

CREATE TABLE policy_rule (
    version integer NOT NULL REFERENCES policy_version,
    rule    text    NOT NULL,
    basis   text    NOT NULL,
    message text    NOT NULL,
    cure    text    NOT NULL,
    PRIMARY KEY (version, rule)
);

GRANT SELECT ON policy_version, policy_term, policy_blanket_word, policy_template, policy_rule TO ${app_role};
