-- O4: the bureau does not tell small letters from capital ones, so neither may two operators' accounts.
CREATE UNIQUE INDEX bureau_account_name ON bureau_account (upper(bureau_account));
