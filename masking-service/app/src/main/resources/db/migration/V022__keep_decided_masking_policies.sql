-- The service writes a version as long as nobody has decided on it, and decides on it once, as another person, by account and by
-- employee number, who has tried it. Migrations, which run under another role, are not held by this: they are reviewed with the release.
CREATE FUNCTION keep_proposed_masking_policy() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF current_user = '${app_role}' AND (
        num_nonnulls(NEW.approver, NEW.rejected_by, NEW.withdrawn_at) > 0
        OR num_nulls(NEW.proposer_employee, NEW.proposed_at, NEW.based_on, NEW.reason) > 0) THEN
        RAISE EXCEPTION 'masking policy % is proposed by a person, with a reason, and not decided yet', NEW.version;
    END IF;
    RETURN NEW;
END
$$;

CREATE TRIGGER proposed_first BEFORE INSERT ON masking_policy
    FOR EACH ROW EXECUTE FUNCTION keep_proposed_masking_policy();

CREATE FUNCTION keep_decided_masking_policy() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF current_user <> '${app_role}' THEN
        RETURN NEW;
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

CREATE TRIGGER decided_once BEFORE UPDATE ON masking_policy
    FOR EACH ROW EXECUTE FUNCTION keep_decided_masking_policy();

CREATE FUNCTION keep_lines_of_decided_masking_policy() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF current_user = '${app_role}' AND NOT EXISTS (
        SELECT 1 FROM masking_policy p
         WHERE p.version = NEW.version AND num_nonnulls(p.approver, p.rejected_by, p.withdrawn_at) = 0) THEN
        RAISE EXCEPTION 'masking policy % is decided', NEW.version;
    END IF;
    RETURN NEW;
END
$$;

CREATE TRIGGER decided_version BEFORE INSERT ON masking_policy_rule
    FOR EACH ROW EXECUTE FUNCTION keep_lines_of_decided_masking_policy();
