package cn.zhengxin.query.creditquery.persistence;

import cn.zhengxin.encryption.EnvelopeCipher;
import cn.zhengxin.encryption.Sealed;
import cn.zhengxin.query.LastStatements;
import cn.zhengxin.query.creditquery.application.QuerySubjects;
import cn.zhengxin.query.inquiry.CreditQueryId;
import cn.zhengxin.query.inquiry.Subject;
import cn.zhengxin.sensitivetypes.DocumentType;
import cn.zhengxin.sensitivetypes.IdentityDocument;
import cn.zhengxin.sensitivetypes.PersonName;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

@Repository
class JdbcQuerySubjects implements QuerySubjects {

    private final JdbcClient database;
    private final EnvelopeCipher cipher;
    private final JsonMapper json;
    private final LastStatements last;

    JdbcQuerySubjects(JdbcClient database, EnvelopeCipher cipher, JsonMapper json, LastStatements last) {
        this.database = database;
        this.cipher = cipher;
        this.json = json;
        this.last = last;
    }

    @Override
    public void keep(CreditQueryId query, Subject subject) {
        var clear = new SubjectInClear(
                subject.name().reveal(),
                subject.document().type().name(),
                subject.document().reveal());
        Sealed sealed = cipher.seal(json.writeValueAsBytes(clear), contextOf(query));
        last.add(
                "INSERT INTO query_subject (query_id, wrapped_key, ciphertext) VALUES (:query, :key, :ciphertext)",
                Map.of("query", query.value(), "key", sealed.wrappedKey(), "ciphertext", sealed.ciphertext()));
    }

    @Override
    public Subject of(CreditQueryId query) {
        Sealed sealed = database.sql("SELECT wrapped_key, ciphertext FROM query_subject WHERE query_id = :query")
                .param("query", query.value())
                .query((row, number) -> new Sealed(
                        Objects.requireNonNull(row.getBytes("wrapped_key")),
                        Objects.requireNonNull(row.getBytes("ciphertext"))))
                .optional()
                .orElseThrow(() -> new IllegalStateException("No subject for query " + query));
        var clear = json.readValue(cipher.open(sealed, contextOf(query)), SubjectInClear.class);
        return new Subject(
                PersonName.of(clear.name()),
                new IdentityDocument(DocumentType.valueOf(clear.documentType()), clear.documentNumber()));
    }

    private static byte[] contextOf(CreditQueryId query) {
        return ("query_subject/" + query).getBytes(StandardCharsets.UTF_8);
    }

    /** What is sealed. Never printed. */
    private record SubjectInClear(String name, String documentType, String documentNumber) {
        @Override
        public String toString() {
            return "SubjectInClear[***]";
        }
    }
}
