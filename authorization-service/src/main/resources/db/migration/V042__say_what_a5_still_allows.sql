-- A5 has an exception lane now; what it refused before it still refuses.
UPDATE policy_rule SET
    basis = '民法典 art 17 to 20, art 35; 个人信息保护法 art 31; bank policy',
    cure = 'None for credit in the minor''s own name. Otherwise a guardian who is not the borrower, proof of guardianship, the guardian''s joint signature and the agreement of compliance.'
WHERE version = 1 AND rule = 'A5' AND message = 'The subject is under 18.';
