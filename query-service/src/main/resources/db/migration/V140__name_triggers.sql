-- Q5: what gives rise to looking after a loan.
ALTER TABLE credit_query ADD COLUMN trigger text CHECK (trigger IN ('OVERDUE', 'ABNORMAL_TRANSACTION', 'DEBT_JUMP'));
