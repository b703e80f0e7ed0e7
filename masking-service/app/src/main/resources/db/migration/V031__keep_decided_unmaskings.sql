-- Asked for first and decided later, once; what was decided or ended stays so, and no end is put off.
CREATE FUNCTION keep_requested_unmasking() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF num_nonnulls(NEW.approver, NEW.rejected_by, NEW.revoked_at) > 0 THEN
        RAISE EXCEPTION 'unmasking % is asked for before it is decided', NEW.id;
    END IF;
    RETURN NEW;
END
$$;

CREATE TRIGGER requested_first BEFORE INSERT ON unmasking
    FOR EACH ROW EXECUTE FUNCTION keep_requested_unmasking();

CREATE FUNCTION keep_decided_unmasking() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF OLD.decided_at IS NOT NULL AND (NEW.approver, NEW.rejected_by, NEW.decided_employee, NEW.decided_at, NEW.ends_at)
        IS DISTINCT FROM (OLD.approver, OLD.rejected_by, OLD.decided_employee, OLD.decided_at, OLD.ends_at) THEN
        RAISE EXCEPTION 'unmasking % is decided', OLD.id;
    END IF;
    IF OLD.revoked_at IS NOT NULL THEN
        RAISE EXCEPTION 'unmasking % is revoked', OLD.id;
    END IF;
    RETURN NEW;
END
$$;

CREATE TRIGGER decided_once BEFORE UPDATE ON unmasking
    FOR EACH ROW WHEN (current_user = '${app_role}') EXECUTE FUNCTION keep_decided_unmasking();
