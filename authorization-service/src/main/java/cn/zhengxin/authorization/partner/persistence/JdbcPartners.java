package cn.zhengxin.authorization.partner.persistence;

import cn.zhengxin.authorization.partner.application.Partners;
import cn.zhengxin.authorization.partner.application.StoredPartner;
import cn.zhengxin.authorization.partner.model.Partner;
import cn.zhengxin.authorization.partner.model.PartnerRegister;
import cn.zhengxin.authorization.partner.model.RegisteredPartner;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

@Repository
class JdbcPartners implements Partners, PartnerRegister {

    private static final String SELECT =
            "SELECT p.*, i.full_name FROM partner p JOIN institution i ON i.code = p.code ";

    private final JdbcClient jdbc;
    private final JsonMapper json = JsonMapper.shared();

    JdbcPartners(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Optional<Partner> find(String code) {
        return stored(code).map(StoredPartner::partner);
    }

    @Override
    public Optional<StoredPartner> stored(String code) {
        return one(SELECT + "WHERE p.code = :key", code);
    }

    @Override
    public Optional<StoredPartner> findForChange(String code) {
        return one(SELECT + "WHERE p.code = :key FOR UPDATE OF p", code);
    }

    @Override
    public Optional<StoredPartner> ofCreditCode(String creditCode) {
        return one(SELECT + "WHERE p.credit_code = :key", creditCode);
    }

    private Optional<StoredPartner> one(String query, String key) {
        return jdbc.sql(query)
                .param("key", key)
                .query((row, number) -> PartnerRow.of(row, json).toStored())
                .optional();
    }

    @Override
    public boolean isTaken(String code, String fullName) {
        return jdbc.sql("""
                        SELECT EXISTS (
                            SELECT 1 FROM institution WHERE code = :code AND (kind <> 'PARTNER' OR full_name <> :fullName))
                        """)
                .param("code", code)
                .param("fullName", fullName)
                .query(Boolean.class)
                .single();
    }

    @Override
    public boolean add(RegisteredPartner partner) {
        return jdbc.sql("""
                        INSERT INTO partner (
                            code, version, state, credit_code, qualifications, agreement_reference, institution_code,
                            registered_by, registered_at, policy_version, approval, suspension, ending)
                        VALUES (
                            :code, 1, :state, :creditCode, :qualifications::jsonb, :agreement, :institution,
                            :registeredBy::jsonb, :registeredAt, :policyVersion, NULL, NULL, NULL)
                        ON CONFLICT DO NOTHING
                        """).params(columns(partner)).update() == 1;
    }

    @Override
    public StoredPartner replace(StoredPartner before, Partner after) {
        var changed = jdbc.sql("""
                        UPDATE partner SET
                            version = version + 1, state = :state, credit_code = :creditCode,
                            qualifications = :qualifications::jsonb, agreement_reference = :agreement,
                            institution_code = :institution, registered_by = :registeredBy::jsonb,
                            registered_at = :registeredAt, policy_version = :policyVersion,
                            approval = :approval::jsonb, suspension = :suspension::jsonb, ending = :ending::jsonb
                        WHERE code = :code AND version = :version
                        """)
                .params(columns(after))
                .param("version", before.version())
                .update();
        if (changed != 1) {
            throw new OptimisticLockingFailureException("A partner changed under its own lock");
        }
        return new StoredPartner(after, before.version() + 1);
    }

    @Override
    public List<StoredPartner> page(@Nullable String after, int limit) {
        return jdbc.sql(SELECT + """
                        WHERE (:after::text IS NULL OR p.code > :after) ORDER BY p.code LIMIT :limit
                        """)
                .param("after", after)
                .param("limit", limit)
                .query((row, number) -> PartnerRow.of(row, json).toStored())
                .list();
    }

    private Map<String, @Nullable Object> columns(Partner partner) {
        var facts = partner.facts();
        var details = PartnerRow.detailsOf(partner);
        var columns = new HashMap<String, @Nullable Object>();
        columns.put("code", facts.code());
        columns.put("state", PartnerRow.stateOf(partner).name());
        columns.put("creditCode", facts.creditCode());
        columns.put("qualifications", json.writeValueAsString(facts.qualifications()));
        columns.put("agreement", facts.agreementReference());
        columns.put("institution", facts.institution());
        columns.put("registeredBy", json.writeValueAsString(facts.registeredBy()));
        columns.put("registeredAt", facts.registeredAt().atOffset(ZoneOffset.UTC));
        columns.put("policyVersion", facts.policyVersion());
        columns.put("approval", text(details.approval()));
        columns.put("suspension", text(details.suspension()));
        columns.put("ending", text(details.ending()));
        return columns;
    }

    private @Nullable String text(@Nullable Object detail) {
        return detail == null ? null : json.writeValueAsString(detail);
    }
}
