-- The service writes a version as long as nobody has decided on it, and decides on it once, as another person, by account and by
-- employee number. Migrations, which run under another role, are not held by this: they are reviewed with the release.
CREATE FUNCTION keep_proposed_policy_version() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF current_user = '${app_role}' AND (
        NEW.approved_by IS NOT NULL OR NEW.rejected_by IS NOT NULL OR NEW.proposed_employee IS NULL
        OR NEW.proposed_at IS NULL OR NEW.based_on IS NULL OR NEW.reason IS NULL) THEN
        RAISE EXCEPTION 'policy version % is proposed by a person, with a reason, and not decided yet', NEW.version;
    END IF;
    RETURN NEW;
END
$$;

CREATE TRIGGER proposed_first BEFORE INSERT ON policy_version
    FOR EACH ROW EXECUTE FUNCTION keep_proposed_policy_version();

CREATE FUNCTION keep_decided_policy_version() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF current_user <> '${app_role}' THEN
        RETURN NEW;
    END IF;
    IF OLD.approved_by IS NOT NULL OR OLD.rejected_by IS NOT NULL THEN
        RAISE EXCEPTION 'policy version % is decided', OLD.version;
    END IF;
    IF (NEW.approved_by IS NULL AND NEW.rejected_by IS NULL) OR NEW.decided_employee IS NULL OR NEW.decided_at IS NULL THEN
        RAISE EXCEPTION 'policy version % is decided by a person at a time', OLD.version;
    END IF;
    IF NEW.effective_from IS DISTINCT FROM OLD.effective_from
        AND (OLD.effective_from IS NOT NULL OR NEW.effective_from <> NEW.decided_at) THEN
        RAISE EXCEPTION 'policy version % begins when it was said to begin', OLD.version;
    END IF;
    IF NEW.approved_by IS NOT NULL AND NEW.effective_from < (
        SELECT max(effective_from) FROM policy_version WHERE approved_by IS NOT NULL) THEN
        RAISE EXCEPTION 'policy version % begins before one that it follows', OLD.version;
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
                    WHERE v.version = NEW.policy_version AND (v.approved_by IS NOT NULL OR v.rejected_by IS NOT NULL)) THEN
        RAISE EXCEPTION 'policy version % is decided', NEW.policy_version;
    END IF;
    RETURN NEW;
END
$$;

CREATE TRIGGER decided_version BEFORE INSERT ON policy_rule
    FOR EACH ROW EXECUTE FUNCTION keep_rows_of_decided_policy_version();
CREATE TRIGGER decided_version BEFORE INSERT ON policy_rule_of_institution
    FOR EACH ROW EXECUTE FUNCTION keep_rows_of_decided_policy_version();
