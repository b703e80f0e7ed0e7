-- Numbers that a bank has set itself stay as they are.
UPDATE policy_rule
SET numbers = '{"creditFileYears": "5", "longestCreditYears": "30", "adoptablePurposes": "LOAN_APPLICATION,CREDIT_CARD_APPLICATION,GUARANTOR_CHECK,ENTERPRISE_APPLICANT_RELATED_PERSON,POST_LOAN_MANAGEMENT"}'::jsonb || numbers
WHERE rule = 'Q14';
