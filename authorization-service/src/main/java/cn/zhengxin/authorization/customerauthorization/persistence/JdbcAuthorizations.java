package cn.zhengxin.authorization.customerauthorization.persistence;

import cn.zhengxin.authorization.AuthorizationId;
import cn.zhengxin.authorization.customerauthorization.application.AuthorizationFilter;
import cn.zhengxin.authorization.customerauthorization.application.Authorizations;
import cn.zhengxin.authorization.customerauthorization.application.FileScope;
import cn.zhengxin.authorization.customerauthorization.application.StoredAuthorization;
import cn.zhengxin.authorization.customerauthorization.model.AuthorizationNumber;
import cn.zhengxin.authorization.customerauthorization.model.AuthorizationState;
import cn.zhengxin.authorization.customerauthorization.model.Chain;
import cn.zhengxin.authorization.customerauthorization.model.Circumstances;
import cn.zhengxin.authorization.customerauthorization.model.CustomerAuthorization;
import cn.zhengxin.authorization.customerauthorization.model.Draft;
import cn.zhengxin.authorization.customerauthorization.model.SubjectReference;
import cn.zhengxin.workingcalendar.BankDay;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/** Authorizations in PostgreSQL. A change holds the row's lock, so that changes and uses of one authorization queue up (A10, A13). */
@Repository
class JdbcAuthorizations implements Authorizations {

    private final JdbcClient jdbc;
    private final JsonMapper json = JsonMapper.shared();

    JdbcAuthorizations(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public AuthorizationNumber nextNumber(LocalDate day) {
        var sequence = jdbc.sql("SELECT nextval('authorization_number')")
                .query(Long.class)
                .single();
        return AuthorizationNumber.of(day, sequence);
    }

    @Override
    public StoredAuthorization add(Draft draft) {
        var facts = draft.facts();
        var content = facts.content();
        jdbc.sql("""
                        INSERT INTO customer_authorization (
                            id, number, version, state, subject_reference, kind, institution_code, institution_name,
                            recipients, derived_from, handed_on_by,
                            purpose, product, report_types, clauses, start_date, end_date, signing_channel, signing_time,
                            template_version, uses, circumstances, entered_by, entered_account, entered_at, policy_version)
                        VALUES (
                            :id, :number, 1, :state, :subject, :kind, :institutionCode, :institutionName,
                            :recipients::jsonb, :derivedFrom, :handedOnBy,
                            :purpose, :product, :reportTypes, :clauses, :startDate, :endDate, :signingChannel, :signingTime,
                            :templateVersion, :uses, :circumstances::jsonb, :enteredBy::jsonb, :enteredAccount, :enteredAt, :policyVersion)
                        """)
                .param("id", facts.id().value())
                .param("number", facts.number().value())
                .param("state", AuthorizationState.of(draft).name())
                .param("subject", facts.subject().value())
                .param("kind", content.kind().name())
                .param("institutionCode", content.institution().code())
                .param("institutionName", content.institution().fullName())
                .param("recipients", json.writeValueAsString(facts.chain().recipients()))
                .param("derivedFrom", value(facts.chain().parent().orElse(null)))
                .param("handedOnBy", handedOnBy(facts.chain()))
                .param("purpose", content.purpose().name())
                .param("product", content.product().name())
                .param("reportTypes", names(content.reportTypes()))
                .param("clauses", names(content.clauses()))
                .param("startDate", content.term().start())
                .param("endDate", content.term().end())
                .param("signingChannel", content.signingChannel().name())
                .param("signingTime", content.signingTime().atOffset(ZoneOffset.UTC))
                .param("templateVersion", content.templateVersion())
                .param("uses", content.uses())
                .param(
                        "circumstances",
                        content.circumstances().equals(Circumstances.NONE) ? null : text(content.circumstances()))
                .param("enteredBy", json.writeValueAsString(facts.enteredBy()))
                .param("enteredAccount", facts.enteredBy().account())
                .param("enteredAt", facts.enteredAt().atOffset(ZoneOffset.UTC))
                .param("policyVersion", facts.policyVersion())
                .update();
        return new StoredAuthorization(draft, 1);
    }

    @Override
    public Optional<StoredAuthorization> find(AuthorizationId id) {
        return find("SELECT * FROM customer_authorization WHERE id = :id", id);
    }

    @Override
    public Optional<StoredAuthorization> findForChange(AuthorizationId id) {
        return find("SELECT * FROM customer_authorization WHERE id = :id FOR UPDATE", id);
    }

    @Override
    public Optional<StoredAuthorization> findOriginalForChange(AuthorizationId id) {
        return find("SELECT * FROM customer_authorization WHERE id = :id AND derived_from IS NULL FOR UPDATE", id);
    }

    @Override
    public Optional<StoredAuthorization> findByNumber(AuthorizationNumber number) {
        return jdbc.sql("SELECT * FROM customer_authorization WHERE number = :number")
                .param("number", number.value())
                .query((row, index) -> AuthorizationRow.of(row, json).toStored())
                .optional();
    }

    @Override
    public List<StoredAuthorization> derivedFrom(AuthorizationId id) {
        return jdbc.sql("""
                        WITH RECURSIVE below (id) AS (
                            SELECT id FROM customer_authorization WHERE derived_from = :id
                            UNION SELECT c.id FROM customer_authorization c JOIN below b ON c.derived_from = b.id)
                        SELECT * FROM customer_authorization WHERE id IN (SELECT id FROM below) ORDER BY id
                        """)
                .param("id", id.value())
                .query((row, number) -> AuthorizationRow.of(row, json).toStored())
                .list();
    }

    private static @Nullable String handedOnBy(Chain chain) {
        var derivedFrom = chain.derivedFrom();
        return derivedFrom == null ? null : derivedFrom.partner();
    }

    private Optional<StoredAuthorization> find(String query, AuthorizationId id) {
        return jdbc.sql(query)
                .param("id", id.value())
                .query((row, number) -> AuthorizationRow.of(row, json).toStored())
                .optional();
    }

    @Override
    public StoredAuthorization replace(StoredAuthorization before, CustomerAuthorization after) {
        var details = AuthorizationRow.detailsOf(after);
        // A later state does not forget what an earlier one proved.
        var changed = jdbc.sql("""
                        UPDATE customer_authorization SET
                            version = version + 1,
                            state = :state,
                            signature = coalesce(:signature::jsonb, signature),
                            verification = coalesce(:verification::jsonb, verification),
                            withdrawal = coalesce(:withdrawal::jsonb, withdrawal),
                            closure = coalesce(:closure::jsonb, closure),
                            compliance_approval = coalesce(:complianceApproval::jsonb, compliance_approval)
                        WHERE id = :id AND version = :version
                        """)
                .param("state", AuthorizationState.of(after).name())
                .param("signature", text(details.signature()))
                .param("verification", text(details.verification()))
                .param("withdrawal", text(details.withdrawal()))
                .param("closure", text(details.closure()))
                .param("complianceApproval", text(details.complianceApproval()))
                .param("id", after.id().value())
                .param("version", before.version())
                .update();
        if (changed != 1) {
            throw new OptimisticLockingFailureException("An authorization changed under its own lock");
        }
        return new StoredAuthorization(after, before.version() + 1);
    }

    @Override
    public List<StoredAuthorization> within(
            FileScope scope, AuthorizationFilter filter, @Nullable AuthorizationId before, int limit) {
        var state = filter.state();
        var purpose = filter.purpose();
        var subject = filter.subject();
        return jdbc.sql("""
                        SELECT * FROM customer_authorization
                        WHERE institution_code = :institution
                          AND (:all
                               OR entered_account = :enteredBy
                               OR entered_by ->> 'branch' = :branch::text
                               OR (:verifier::text IS NOT NULL
                                   AND (state = 'SIGNED'
                                        OR (state IN ('ACTIVE', 'REJECTED')
                                            AND verification #>> '{by,account}' = :verifier))))
                          AND (:state::text IS NULL OR state = :state)
                          AND (:purpose::text IS NULL OR purpose = :purpose)
                          AND (:endsFrom::date IS NULL OR end_date >= :endsFrom)
                          AND (:endsBefore::date IS NULL OR end_date < :endsBefore)
                          AND (:subject::text IS NULL OR subject_reference = :subject)
                          AND (:before::uuid IS NULL OR id < :before)
                        ORDER BY id DESC LIMIT :limit
                        """)
                .param("institution", scope.institution())
                .param("all", scope.all())
                .param("enteredBy", scope.enteredBy())
                .param("branch", scope.branch())
                .param("verifier", scope.verifier())
                .param("state", state == null ? null : state.name())
                .param("purpose", purpose == null ? null : purpose.name())
                .param("endsFrom", filter.endsFrom())
                .param("endsBefore", filter.endsBefore())
                .param("subject", subject == null ? null : subject.value())
                .param("before", value(before))
                .param("limit", limit)
                .query((row, number) -> AuthorizationRow.of(row, json).toStored())
                .list();
    }

    @Override
    public List<StoredAuthorization> endedBefore(
            String institution, Instant moment, @Nullable AuthorizationId after, int limit) {
        return jdbc.sql("""
                        SELECT * FROM customer_authorization
                        WHERE institution_code = :institution AND (:after::uuid IS NULL OR id > :after)
                          AND CASE state
                                  WHEN 'WITHDRAWN' THEN (withdrawal ->> 'at')::timestamptz
                                  WHEN 'CLOSED' THEN (closure ->> 'at')::timestamptz
                                  WHEN 'REJECTED' THEN (verification ->> 'at')::timestamptz
                                  ELSE (end_date + 1)::timestamp AT TIME ZONE :zone
                              END <= :moment
                        ORDER BY id LIMIT :limit
                        """)
                .param("institution", institution)
                .param("moment", moment.atOffset(ZoneOffset.UTC))
                .param("zone", BankDay.ZONE.getId())
                .param("after", value(after))
                .param("limit", limit)
                .query((row, number) -> AuthorizationRow.of(row, json).toStored())
                .list();
    }

    @Override
    public List<StoredAuthorization> ofSubject(SubjectReference subject, @Nullable AuthorizationId before, int limit) {
        return jdbc.sql("""
                        SELECT * FROM customer_authorization
                        WHERE subject_reference = :subject AND (:before::uuid IS NULL OR id < :before)
                        ORDER BY id DESC LIMIT :limit
                        """)
                .param("subject", subject.value())
                .param("before", value(before))
                .param("limit", limit)
                .query((row, number) -> AuthorizationRow.of(row, json).toStored())
                .list();
    }

    private @Nullable String text(@Nullable Object detail) {
        return detail == null ? null : json.writeValueAsString(detail);
    }

    private static @Nullable UUID value(@Nullable AuthorizationId id) {
        return id == null ? null : id.value();
    }

    private static String[] names(Collection<? extends Enum<?>> constants) {
        return constants.stream().map(Enum::name).sorted().toArray(String[]::new);
    }
}
