-- A14: the department that entered a file. Older rows get the department the register has for the account.
UPDATE customer_authorization AS stored
SET entered_by = stored.entered_by || jsonb_build_object('branch', operator.branch)
FROM credit_operator AS operator
WHERE operator.account = stored.entered_account AND stored.entered_by ->> 'branch' IS NULL;

CREATE INDEX customer_authorization_department ON customer_authorization (institution_code, (entered_by ->> 'branch'), id DESC);
