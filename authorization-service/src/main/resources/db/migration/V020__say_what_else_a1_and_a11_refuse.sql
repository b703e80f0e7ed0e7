-- Words that left out a case their rule decides; what is refused stays as approved, so no new version is made of it.
UPDATE policy_rule SET
    message = 'The authorization is incomplete, or is consent of the other kind.',
    cure = 'Supply every element named in the errors; a query needs consent to query.'
WHERE version = 1 AND rule = 'A1' AND message = 'The authorization is incomplete.';

UPDATE policy_rule SET
    message = 'The credit business the authorization is for has ended or is dormant.',
    cure = 'Ask the subject for a new authorization for a new business; have a dormant loan reactivated.'
WHERE version = 1 AND rule = 'A11' AND message = 'The authorization was closed with the credit business.';
