-- Rules that show less than the value without its masked form, and stand-ins of the recipient's own (M4).
ALTER TABLE masking_policy_rule
    DROP CONSTRAINT masking_policy_rule_rule_check,
    ADD CONSTRAINT masking_policy_rule_rule_check
        CHECK (rule IN ('FULL', 'SHOW', 'GENERALISE', 'RANGE', 'MASK', 'ENCRYPT', 'PSEUDONYM', 'HIDE', 'OMIT'));
