-- N1: a new master key puts another wrapped key in a row's place, and touches nothing else of it.
GRANT UPDATE (wrapped_key) ON query_subject TO ${app_role};
GRANT UPDATE (wrapped_key) ON policy_version TO ${app_role};
GRANT UPDATE (seed) ON sample_seed TO ${app_role};

-- Of what lies in one column, the part behind the wrapped key and its length.
CREATE FUNCTION sealed_content(sealed bytea) RETURNS bytea LANGUAGE sql IMMUTABLE STRICT
    RETURN substring(sealed FROM 5 + ('x' || encode(substring(sealed FROM 1 FOR 4), 'hex'))::bit(32)::integer);

-- What was committed to stays what it was, under whichever key.
CREATE FUNCTION keep_sample_seed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF current_user = '${app_role}' AND sealed_content(NEW.seed) IS DISTINCT FROM sealed_content(OLD.seed) THEN
        RAISE EXCEPTION 'the seed of % is committed to', OLD.day;
    END IF;
    RETURN NEW;
END
$$;

CREATE TRIGGER committed_once BEFORE UPDATE OF seed ON sample_seed
    FOR EACH ROW EXECUTE FUNCTION keep_sample_seed();

-- As V151 has it, but for the wrapped key of the reason.
CREATE OR REPLACE FUNCTION keep_decided_policy_version() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF current_user <> '${app_role}' THEN
        RETURN NEW;
    END IF;
    IF NEW.wrapped_key IS NOT NULL AND OLD.wrapped_key IS NOT NULL AND NEW.wrapped_key <> OLD.wrapped_key
        AND to_jsonb(NEW) - 'wrapped_key' = to_jsonb(OLD) - 'wrapped_key' THEN
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
