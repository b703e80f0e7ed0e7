-- N1: a new master key puts another wrapped key in a row's place, and touches nothing else of it.
GRANT UPDATE (file_key) ON dispute_evidence TO ${app_role};
