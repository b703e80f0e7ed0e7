CREATE INDEX expiry_notice_pending ON expiry_notice (next_attempt_at) WHERE state = 'PENDING';
