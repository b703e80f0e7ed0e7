-- A12: a notice is settled by the service; what it announced stays as it was written.
GRANT UPDATE (state, attempts, next_attempt_at, reason, receipt, settled_at) ON expiry_notice TO ${app_role};
