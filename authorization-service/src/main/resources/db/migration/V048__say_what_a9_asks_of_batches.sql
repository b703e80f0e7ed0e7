-- A9 is about batches too now; what it refused before it still refuses.
UPDATE policy_rule SET
    message = 'The enterprise''s authorization or the batch is incomplete.',
    cure = 'Supply every element named in the errors. In a batch every subject has a consent of its own.'
WHERE rule = 'A9' AND message = 'The enterprise''s authorization is incomplete.';
