-- A8: every consent looks for its document among those of all earlier ones.
CREATE INDEX evidence_cross_border_consent ON evidence (sha256) WHERE kind = 'CROSS_BORDER_CONSENT';
