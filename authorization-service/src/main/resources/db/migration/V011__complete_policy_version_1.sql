-- Rules that version 1 was silent about get their numbers and words before anything was decided by them; what it decides already
-- stays as approved.
INSERT INTO policy_number (version, name, value) VALUES
    (1, 'ONLINE_CHECK_MINUTES', 10),
    (1, 'LARGE_CREDIT_YUAN', 500000),
    (1, 'EXPIRY_NOTICE_WORKING_DAYS', 15),
    (1, 'RECORD_SEALED_AFTER_DAYS', 30),
    (1, 'ARCHIVE_ACCESS_HOURS', 24),
    (1, 'RETENTION_YEARS', 5),
    (1, 'MONEY_LAUNDERING_RETENTION_YEARS', 10),
    (1, 'JUDICIAL_COMPLETION_HOURS', 24),
    (1, 'EXAM_PASS_PERCENT', 80),
    (1, 'RETURN_EXAM_PASS_PERCENT', 90),
    (1, 'TRAINING_VALID_MONTHS', 12),
    (1, 'POINTS_AT_START', 100),
    (1, 'RETURN_AFTER_DAYS', 90),
    (1, 'UNUSED_DAYS', 90),
    (1, 'DEPARTURE_REVIEW_HOURS', 72),
    (1, 'RECERTIFICATION_DAYS', 30);

INSERT INTO policy_deduction (version, violation, points) VALUES
    (1, 'QUERY_WITHOUT_AUTHORIZATION', 40),
    (1, 'QUERY_OUT_OF_PURPOSE', 30),
    (1, 'FORGED_EVIDENCE', 100),
    (1, 'REPORT_LEAKED', 100),
    (1, 'ACCOUNT_SHARED', 40),
    (1, 'FOREIGN_TERMINAL', 15),
    (1, 'OFF_HOURS_WITHOUT_GRANT', 10),
    (1, 'INCOMPLETE_FILE', 5),
    (1, 'SELF_CHECK_MISSED', 5);

INSERT INTO policy_rule (version, rule, basis, message, cure) VALUES
    (1, 'A3', '个人信息保护法 art 14, art 17; bank policy', 'The online signing is incomplete.', 'Complete every step named in the errors and sign again.'),
    (1, 'A6', '征信业管理条例 art 18', 'A guarantor is covered by an authorization of their own only.', 'Obtain the guarantor''s own authorization for the purpose GUARANTOR_CHECK.'),
    (1, 'A7', '个人信息保护法 art 23; bank policy', 'The partner is not covered by the chain of authorizations.', 'Have the subject name the partner by code for this purpose, and the partner registered, qualified and active.'),
    (1, 'A8', '个人信息保护法 art 38, art 39, art 41', 'Nothing covers this transfer out of the country.', 'Obtain the subject''s separate consent naming recipient and country, and a transfer assessment.'),
    (1, 'A9', '征信业管理条例 art 18; bank policy', 'The enterprise''s authorization is incomplete.', 'Supply every document named in the errors.'),
    (1, 'A14', 'Bank policy on archives', 'This file is not yours to open.', 'Ask for access and have it approved.'),
    (1, 'A15', 'Bank policy on archives; 反洗钱法 art 34', 'The file cannot be destroyed now.', 'Wait for the end of retention, of every hold and of every open dispute.'),
    (1, 'A16', 'Bank policy on judicial assistance; unverified', 'The judicial request is incomplete.', 'Supply every element named in the errors and have two reviewers approve.'),
    (1, 'A17', '个人信息保护法 art 16', 'A refusal to authorize is recorded with its notice only.', 'Give the notice named in the errors.'),
    (1, 'O3', 'Bank policy on accounts', 'One person has one account.', 'Use the account bound to the employee number.'),
    (1, 'O4', 'Bank policy on bureau accounts', 'The bureau account cannot be mapped.', 'Map one account at the bureau to each query officer.'),
    (1, 'O5', 'Bank policy on admission', 'The account does not meet the conditions to open.', 'Complete exam, training, confidentiality agreement and every approval.'),
    (1, 'O6', 'Bank policy on security points', 'The account''s security points do not allow this.', 'Wait for the end of the suspension, pass the exam again and have the return approved.'),
    (1, 'O7', 'Bank policy on accounts', 'The account is locked or its holder has moved.', 'An administrator unlocks it, or a new account is applied for.'),
    (1, 'O8', 'Bank policy on recertification', 'The account was not recertified.', 'The manager recertifies the account.'),
    (1, 'O9', 'Bank policy on sign-in', 'Two factors are needed.', 'Sign in with both factors.'),
    (1, 'O10', 'Bank policy on terminals', 'The terminal is not bound to this operator.', 'Use the bound terminal, or have this one bound.');
