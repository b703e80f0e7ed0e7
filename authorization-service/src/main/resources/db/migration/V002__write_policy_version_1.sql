INSERT INTO policy_version (version, effective_from, proposed_by, approved_by, recording_threshold, grade_a_from, grade_b_from)
VALUES (1, '2026-01-01 00:00:00+08', 'founding-policy', 'founding-approval', 500000.00, 90, 70);

-- A2: longest terms; A13: uses. No days and no months: the term ends with the debt.
INSERT INTO policy_term (version, purpose, product, maximum_days, maximum_months, required_clause, maximum_uses, basis) VALUES
    (1, 'LOAN_APPLICATION', 'SINGLE_LOAN', 30, NULL, NULL, 1, 'Bank policy: single application 30 days'),
    (1, 'LOAN_APPLICATION', 'SHORT_TERM_CREDIT', 90, NULL, NULL, 3, 'Bank policy: short-term credit 90 days'),
    (1, 'LOAN_APPLICATION', 'LONG_TERM_LOAN', 365, NULL, NULL, 3, 'Bank policy: long-term loan 365 days'),
    (1, 'LOAN_APPLICATION', 'REVOLVING_CREDIT', NULL, 12, 'REVOLVING_CREDIT', 12, 'Bank policy: revolving credit 12 months with its clause'),
    (1, 'CREDIT_CARD_APPLICATION', 'CREDIT_CARD', 30, NULL, NULL, 1, 'Bank policy: single application 30 days'),
    (1, 'GUARANTOR_CHECK', 'GUARANTEE', 30, NULL, NULL, 1, 'Bank policy: guarantor 30 days'),
    (1, 'POST_LOAN_MANAGEMENT', 'SINGLE_LOAN', NULL, NULL, 'POST_LOAN_MANAGEMENT', 60, 'Bank policy: post-loan ends with the debt'),
    (1, 'POST_LOAN_MANAGEMENT', 'SHORT_TERM_CREDIT', NULL, NULL, 'POST_LOAN_MANAGEMENT', 60, 'Bank policy: post-loan ends with the debt'),
    (1, 'POST_LOAN_MANAGEMENT', 'LONG_TERM_LOAN', NULL, NULL, 'POST_LOAN_MANAGEMENT', 360, 'Bank policy: post-loan ends with the debt'),
    (1, 'POST_LOAN_MANAGEMENT', 'REVOLVING_CREDIT', NULL, NULL, 'POST_LOAN_MANAGEMENT', 60, 'Bank policy: post-loan ends with the debt'),
    (1, 'POST_LOAN_MANAGEMENT', 'CREDIT_CARD', NULL, NULL, 'POST_LOAN_MANAGEMENT', 60, 'Bank policy: post-loan ends with the debt'),
    (1, 'ENTERPRISE_APPLICANT_RELATED_PERSON', 'SINGLE_LOAN', 30, NULL, NULL, 1, 'Bank policy: single application 30 days'),
    (1, 'ENTERPRISE_APPLICANT_RELATED_PERSON', 'SHORT_TERM_CREDIT', 90, NULL, NULL, 3, 'Bank policy: short-term credit 90 days'),
    (1, 'ENTERPRISE_APPLICANT_RELATED_PERSON', 'LONG_TERM_LOAN', 365, NULL, NULL, 3, 'Bank policy: long-term loan 365 days'),
    (1, 'SUBJECT_ENQUIRY', 'SUBJECT_SERVICE', 30, NULL, NULL, 1, 'Bank policy: single enquiry 30 days'),
    (1, 'JUDICIAL_ASSISTANCE', 'JUDICIAL_MATTER', 30, NULL, NULL, 1, 'Bank policy: single enquiry 30 days');

-- A2: words that make a blank cheque of a purpose, and the compounds in which the same characters are harmless.
INSERT INTO policy_blanket_word (version, word, harmless_in) VALUES
    (1, '等', '{等级,等額,等额,等待,同等,平等,中等,高等,初等,对等,等值}'),
    (1, '相关', '{}'),
    (1, '相關', '{}'),
    (1, '业务需要', '{}'),
    (1, '業務需要', '{}');

INSERT INTO policy_template (version, template_version) VALUES (1, '2026-01');

INSERT INTO policy_rule (version, rule, basis, message, cure) VALUES
    (1, 'Q1', '征信业管理条例 art 18', 'No authorization covers this query.', 'Obtain an authorization of the subject for this institution, purpose and report type.'),
    (1, 'A1', '征信业管理条例 art 18, art 29', 'The authorization is incomplete.', 'Supply every element named in the errors.'),
    (1, 'A2', '征信业管理条例 art 18, art 42; bank policy', 'The purpose or its term is not lawful.', 'State one purpose of the closed list and a term within its limit.'),
    (1, 'A4', 'Bank policy on counter signing', 'The counter signing is incomplete.', 'Complete every element named in the errors.'),
    (1, 'A5', '民法典 art 17; 个人信息保护法 art 31', 'The subject is under 18.', 'None: minors are blocked.'),
    (1, 'A10', '征信业管理条例 art 18; 个人信息保护法 art 15', 'The subject has withdrawn the authorization.', 'Ask the subject for a new authorization.'),
    (1, 'A11', 'Bank policy', 'The authorization was closed with the credit business.', 'Ask the subject for a new authorization for the new business.'),
    (1, 'A12', '征信业管理条例 art 18', 'The authorization''s term is not running at the moment of decision.', 'Ask the subject for a new authorization, or wait for its start date.'),
    (1, 'A13', '个人信息保护法 art 6', 'No use of the authorization is left.', 'Ask the subject for a new authorization.'),
    (1, 'O1', 'Bank policy on separation of duties', 'Nobody holds both sides of a control.', 'Another person of the institution does this.'),
    (1, 'O2', 'Bank policy on credit administrators', 'This account is not yours to manage.', 'The administrator in charge of the account does this.'),
    (1, 'O11', 'Bank policy on accounts', 'The account is suspended.', 'An administrator reinstates the account.');
