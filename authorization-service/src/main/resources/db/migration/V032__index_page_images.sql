-- A4: every signing looks for its page images among all earlier ones.
CREATE INDEX evidence_page_image ON evidence (sha256) WHERE kind = 'SIGNED_DOCUMENT';
