-- N1: a new master key puts another wrapped key in a row's place, and touches nothing else of it.
GRANT UPDATE (wrapped_key) ON masking_policy, unmasking TO ${app_role};

-- As V022 has it, but for the wrapped key of the reason.
CREATE OR REPLACE FUNCTION keep_decided_masking_policy() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF current_user <> '${app_role}' THEN
        RETURN NEW;
    END IF;
    IF NEW.wrapped_key IS NOT NULL AND OLD.wrapped_key IS NOT NULL AND NEW.wrapped_key <> OLD.wrapped_key
        AND to_jsonb(NEW) - 'wrapped_key' = to_jsonb(OLD) - 'wrapped_key' THEN
        RETURN NEW;
    END IF;
    IF NEW.wrapped_key IS DISTINCT FROM OLD.wrapped_key THEN
        RAISE EXCEPTION 'the reason of masking policy % is given', OLD.version;
    END IF;
    IF num_nonnulls(OLD.approver, OLD.rejected_by, OLD.withdrawn_at) > 0 THEN
        RAISE EXCEPTION 'masking policy % is decided', OLD.version;
    END IF;
    IF num_nonnulls(NEW.approver, NEW.rejected_by, NEW.withdrawn_at) <> 1 THEN
        RAISE EXCEPTION 'masking policy % is approved, rejected or withdrawn', OLD.version;
    END IF;
    IF NEW.withdrawn_at IS NULL AND NEW.decided_employee IS NULL THEN
        RAISE EXCEPTION 'masking policy % is decided by a person', OLD.version;
    END IF;
    IF NEW.effective_from IS DISTINCT FROM OLD.effective_from
        AND (OLD.effective_from IS NOT NULL OR NEW.effective_from IS DISTINCT FROM NEW.approved_at) THEN
        RAISE EXCEPTION 'masking policy % begins when it was said to begin', OLD.version;
    END IF;
    IF NEW.approver IS NOT NULL AND NEW.effective_from < (
        SELECT max(effective_from) FROM masking_policy WHERE approver IS NOT NULL) THEN
        RAISE EXCEPTION 'masking policy % begins before one that it follows', OLD.version;
    END IF;
    IF NEW.approver IS NOT NULL AND NOT EXISTS (
        SELECT 1 FROM masking_policy_trial t
         WHERE t.version = NEW.version AND t.employee = NEW.decided_employee AND t.delivered_samples) THEN
        RAISE EXCEPTION 'masking policy % was not tried by who approves it', OLD.version;
    END IF;
    RETURN NEW;
END
$$;

-- As V031 has it, but for the wrapped key of the reason.
CREATE OR REPLACE FUNCTION keep_decided_unmasking() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NEW.wrapped_key <> OLD.wrapped_key AND to_jsonb(NEW) - 'wrapped_key' = to_jsonb(OLD) - 'wrapped_key' THEN
        RETURN NEW;
    END IF;
    IF NEW.wrapped_key <> OLD.wrapped_key THEN
        RAISE EXCEPTION 'the reason of unmasking % is given', OLD.id;
    END IF;
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
