-- The service can write a version only as long as nobody has decided on it, and decides on it once. Migrations, which run under
-- another role, are not held by this: they are reviewed with the release.
CREATE FUNCTION keep_decided_policy_version() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF current_user = '${app_role}' AND (OLD.approved_by IS NOT NULL OR OLD.rejected_by IS NOT NULL) THEN
        RAISE EXCEPTION 'policy version % is decided', OLD.version;
    END IF;
    RETURN NEW;
END
$$;

CREATE TRIGGER decided_once BEFORE UPDATE ON policy_version
    FOR EACH ROW EXECUTE FUNCTION keep_decided_policy_version();

CREATE FUNCTION keep_rows_of_decided_policy_version() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF current_user = '${app_role}'
        AND EXISTS (SELECT 1 FROM policy_version v
                    WHERE v.version = NEW.version AND (v.approved_by IS NOT NULL OR v.rejected_by IS NOT NULL)) THEN
        RAISE EXCEPTION 'policy version % is decided', NEW.version;
    END IF;
    RETURN NEW;
END
$$;

CREATE TRIGGER decided_version BEFORE INSERT ON policy_term
    FOR EACH ROW EXECUTE FUNCTION keep_rows_of_decided_policy_version();
CREATE TRIGGER decided_version BEFORE INSERT ON policy_blanket_word
    FOR EACH ROW EXECUTE FUNCTION keep_rows_of_decided_policy_version();
CREATE TRIGGER decided_version BEFORE INSERT ON policy_template
    FOR EACH ROW EXECUTE FUNCTION keep_rows_of_decided_policy_version();
CREATE TRIGGER decided_version BEFORE INSERT ON policy_rule
    FOR EACH ROW EXECUTE FUNCTION keep_rows_of_decided_policy_version();
CREATE TRIGGER decided_version BEFORE INSERT ON policy_number
    FOR EACH ROW EXECUTE FUNCTION keep_rows_of_decided_policy_version();
CREATE TRIGGER decided_version BEFORE INSERT ON policy_deduction
    FOR EACH ROW EXECUTE FUNCTION keep_rows_of_decided_policy_version();
