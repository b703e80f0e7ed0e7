-- Q4: how many of an institution's queries of a day were cleared without a reviewer, and how many of them were drawn.
CREATE TABLE sample_draw (
    day            date NOT NULL REFERENCES sample_seed,
    institution    text NOT NULL,
    population     integer NOT NULL CHECK (population > 0),
    sampled        integer NOT NULL CHECK (sampled BETWEEN 1 AND population),
    percent        integer NOT NULL CHECK (percent BETWEEN 1 AND 100),
    policy_version integer NOT NULL REFERENCES policy_version,
    drawn_at       timestamptz NOT NULL,
    PRIMARY KEY (day, institution)
);

GRANT SELECT, INSERT ON sample_draw TO ${app_role};

CREATE INDEX credit_query_of_systems ON credit_query (cleared_at) WHERE requester_kind <> 'OFFICER' AND reviewer IS NULL;
