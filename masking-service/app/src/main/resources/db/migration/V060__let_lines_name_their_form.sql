-- What is left of values of a line's kind, where it is not the kind's standard form (M2, M6); lines written before have none. How much
-- a form may leave of which class is the program's to say; of no number may more be left than three signs and four.
ALTER TABLE masking_policy_rule
    ADD COLUMN form text,
    ADD CONSTRAINT masking_policy_rule_form_check CHECK (form IS NULL OR (kind IS NOT NULL AND rule IN ('GENERALISE', 'RANGE', 'MASK')
        AND form ~ ('^(surname|province|district|province-code|first-and-domain|area-code|year|month|day|stars'
            || '|keep-ends\([0-3],[0-4]\)|year-band\([0-9]{1,2}\)|number-band\([0-9]{1,7}\)|range\([0-9]{1,10}(,[0-9]{1,10}){0,19}\))$')));
