-- A3: the text subjects consent to. Approved by a second person (O1), then never changed: the trigger holds that for every login.
CREATE TABLE authorization_template (
    version        text        PRIMARY KEY,
    title          text        NOT NULL,
    paragraphs     jsonb       NOT NULL,
    effective_from timestamptz NOT NULL,
    proposed_by    jsonb       NOT NULL,
    proposed_at    timestamptz NOT NULL,
    approved_by    jsonb,
    approved_at    timestamptz,
    CHECK ((approved_by IS NULL) = (approved_at IS NULL)),
    CHECK (approved_by ->> 'account' IS DISTINCT FROM proposed_by ->> 'account')
);

CREATE FUNCTION keep_authorization_template() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF OLD.approved_at IS NOT NULL
            OR (NEW.version, NEW.title, NEW.paragraphs, NEW.effective_from, NEW.proposed_by, NEW.proposed_at)
                IS DISTINCT FROM
                (OLD.version, OLD.title, OLD.paragraphs, OLD.effective_from, OLD.proposed_by, OLD.proposed_at) THEN
        RAISE EXCEPTION 'A template does not change';
    END IF;
    RETURN NEW;
END
$$;

CREATE TRIGGER authorization_template_is_kept BEFORE UPDATE ON authorization_template
    FOR EACH ROW EXECUTE FUNCTION keep_authorization_template();

GRANT SELECT, INSERT ON authorization_template TO ${app_role};
GRANT UPDATE (approved_by, approved_at) ON authorization_template TO ${app_role};
