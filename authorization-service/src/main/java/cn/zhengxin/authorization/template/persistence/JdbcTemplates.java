package cn.zhengxin.authorization.template.persistence;

import cn.zhengxin.authorization.caller.Party;
import cn.zhengxin.authorization.template.application.Templates;
import cn.zhengxin.authorization.template.model.AuthorizationTemplate;
import cn.zhengxin.authorization.template.model.ConsentText;
import cn.zhengxin.authorization.template.model.Paragraph;
import cn.zhengxin.authorization.template.model.TemplateFacts;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

@Repository
class JdbcTemplates implements Templates {

    private final JdbcClient jdbc;
    private final JsonMapper json = JsonMapper.shared();

    JdbcTemplates(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public boolean add(AuthorizationTemplate.Proposed proposed) {
        var facts = proposed.facts();
        return jdbc.sql("""
                        INSERT INTO authorization_template (version, title, paragraphs, effective_from, proposed_by, proposed_at)
                        VALUES (:version, :title, :paragraphs::jsonb, :effectiveFrom, :proposedBy::jsonb, :proposedAt)
                        ON CONFLICT DO NOTHING
                        """)
                        .param("version", facts.version())
                        .param("title", facts.text().title())
                        .param(
                                "paragraphs",
                                json.writeValueAsString(facts.text().paragraphs()))
                        .param("effectiveFrom", facts.effectiveFrom().atOffset(ZoneOffset.UTC))
                        .param("proposedBy", json.writeValueAsString(facts.proposedBy()))
                        .param("proposedAt", facts.proposedAt().atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }

    @Override
    public Optional<AuthorizationTemplate> find(String version) {
        return find("SELECT * FROM authorization_template WHERE version = :version", version);
    }

    @Override
    public Optional<AuthorizationTemplate> findForChange(String version) {
        return find("SELECT * FROM authorization_template WHERE version = :version FOR UPDATE", version);
    }

    private Optional<AuthorizationTemplate> find(String query, String version) {
        return jdbc.sql(query)
                .param("version", version)
                .query((row, number) -> template(row))
                .optional();
    }

    @Override
    public void approve(AuthorizationTemplate.Approved approved) {
        jdbc.sql("""
                        UPDATE authorization_template SET approved_by = :approvedBy::jsonb, approved_at = :approvedAt
                        WHERE version = :version AND approved_at IS NULL
                        """)
                .param("approvedBy", json.writeValueAsString(approved.approvedBy()))
                .param("approvedAt", approved.approvedAt().atOffset(ZoneOffset.UTC))
                .param("version", approved.facts().version())
                .update();
    }

    @Override
    public List<AuthorizationTemplate> all() {
        return jdbc.sql("SELECT * FROM authorization_template ORDER BY effective_from DESC, version DESC LIMIT 500")
                .query((row, number) -> template(row))
                .list();
    }

    @Override
    public Set<String> inForce(Instant moment) {
        return Set.copyOf(jdbc.sql("""
                        SELECT version FROM authorization_template
                        WHERE approved_at <= :moment AND effective_from <= :moment
                        """)
                .param("moment", moment.atOffset(ZoneOffset.UTC))
                .query(String.class)
                .list());
    }

    private AuthorizationTemplate template(ResultSet row) throws SQLException {
        var facts = new TemplateFacts(
                row.getString("version"),
                new ConsentText(
                        row.getString("title"),
                        List.of(json.readValue(row.getString("paragraphs"), Paragraph[].class))),
                row.getObject("effective_from", OffsetDateTime.class).toInstant(),
                json.readValue(row.getString("proposed_by"), Party.class),
                row.getObject("proposed_at", OffsetDateTime.class).toInstant());
        var approvedBy = row.getString("approved_by");
        return approvedBy == null
                ? new AuthorizationTemplate.Proposed(facts)
                : new AuthorizationTemplate.Approved(
                        facts,
                        json.readValue(approvedBy, Party.class),
                        row.getObject("approved_at", OffsetDateTime.class).toInstant());
    }
}
