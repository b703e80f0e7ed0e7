-- Q4, O3: nobody decides their own proposal under another account either. Rows from before have their accounts alone.
ALTER TABLE report_adoption
    ADD COLUMN proposed_employee text,
    ADD COLUMN decided_employee  text CHECK (decided_employee <> proposed_employee);
