-- O7: where the register and the identity provider disagreed when they were last compared.
CREATE TABLE account_difference (
    operator_account text        NOT NULL,
    kind             text        NOT NULL CHECK (kind IN
        ('MISSING', 'UNKNOWN_TO_REGISTER', 'ENABLED_THOUGH_REFUSED', 'DISABLED_THOUGH_ACTIVE', 'ROLES', 'ATTRIBUTES')),
    institution_code text,
    found_at         timestamptz NOT NULL,
    repaired         boolean     NOT NULL,
    PRIMARY KEY (operator_account, kind)
);

GRANT SELECT, INSERT, UPDATE, DELETE ON account_difference TO ${app_role};
