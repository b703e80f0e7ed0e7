-- N1: a new master key puts another wrapped key in a row's place, and touches nothing else of it.
GRANT UPDATE (wrapped_key) ON judicial_exemption_document TO ${app_role};

-- Refusals stay unread (A17): of a row, its name and the key that is moved, and not a word of what it says.
GRANT SELECT (id, wrapped_key), UPDATE (wrapped_key) ON authorization_refusal TO ${app_role};
