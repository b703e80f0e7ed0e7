CREATE TABLE institution (
    code      text    PRIMARY KEY,
    full_name text    NOT NULL,
    active    boolean NOT NULL DEFAULT true
);

GRANT SELECT ON institution TO ${app_role};
