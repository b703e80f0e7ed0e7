-- Q4: the secret by which a day's sample of systems' queries is drawn. Its digest is on record before the day, the seed after the draw.
CREATE TABLE sample_seed (
    day          date PRIMARY KEY,
    seed         bytea NOT NULL,
    digest       text NOT NULL,
    committed_at timestamptz NOT NULL,
    published_at timestamptz
);

CREATE INDEX sample_seed_to_draw ON sample_seed (day) WHERE published_at IS NULL;

-- A seed that is committed is neither changed nor taken away.
GRANT SELECT, INSERT ON sample_seed TO ${app_role};
GRANT UPDATE (published_at) ON sample_seed TO ${app_role};
