package cn.zhengxin.authorization.refusal;

import cn.zhengxin.encryption.EnvelopeCipher;
import cn.zhengxin.encryption.Sealed;
import cn.zhengxin.sensitivetypes.DocumentType;
import java.nio.charset.StandardCharsets;
import java.sql.Types;
import java.time.ZoneOffset;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/** Refusals in PostgreSQL. The service may write them only, so that no decision can ever read one (A17). */
@Repository
class JdbcAuthorizationRefusals implements AuthorizationRefusals {

    private final JdbcClient jdbc;
    private final EnvelopeCipher cipher;
    private final JsonMapper json = JsonMapper.shared();

    JdbcAuthorizationRefusals(JdbcClient jdbc, EnvelopeCipher cipher) {
        this.jdbc = jdbc;
        this.cipher = cipher;
    }

    /** The plain text inside the seal. */
    private record SealedSubject(String name, DocumentType documentType, String documentNumber) {

        @Override
        public String toString() {
            return "SealedSubject[***]";
        }
    }

    @Override
    public void add(AuthorizationRefusal refusal, @Nullable RefusingSubject who) {
        var sealed = who == null ? null : seal(refusal.id(), who);
        jdbc.sql("""
                        INSERT INTO authorization_refusal (
                            id, subject_reference, institution_code, purpose, product, notice_version, shown_at,
                            alternatives, recorded_by, recorded_at, policy_version, wrapped_key, ciphertext)
                        VALUES (
                            :id, :subject, :institution, :purpose, :product, :noticeVersion, :shownAt,
                            :alternatives, :recordedBy::jsonb, :recordedAt, :policyVersion, :wrappedKey, :ciphertext)
                        """)
                .param("id", refusal.id())
                .param("subject", refusal.subject().value())
                .param("institution", refusal.institution())
                .param("purpose", refusal.purpose().name())
                .param("product", refusal.product().name())
                .param("noticeVersion", refusal.noticeVersion())
                .param("shownAt", refusal.shownAt().atOffset(ZoneOffset.UTC))
                .param("alternatives", refusal.alternatives().toArray(String[]::new))
                .param("recordedBy", json.writeValueAsString(refusal.recordedBy()))
                .param("recordedAt", refusal.recordedAt().atOffset(ZoneOffset.UTC))
                .param("policyVersion", refusal.policyVersion())
                .param("wrappedKey", sealed == null ? null : sealed.wrappedKey(), Types.BINARY)
                .param("ciphertext", sealed == null ? null : sealed.ciphertext(), Types.BINARY)
                .update();
    }

    private Sealed seal(UUID id, RefusingSubject who) {
        var plain = new SealedSubject(
                who.name().reveal(), who.document().type(), who.document().reveal());
        return cipher.seal(
                json.writeValueAsBytes(plain), ("authorization_refusal/" + id).getBytes(StandardCharsets.UTF_8));
    }
}
