-- O4: set and replaced. O10: bound and released.
GRANT INSERT, UPDATE ON bureau_account TO ${app_role};
GRANT INSERT, DELETE ON operator_terminal TO ${app_role};
