package cn.zhengxin.authorization.customerauthorization.persistence;

import cn.zhengxin.authorization.AuthorizationId;
import cn.zhengxin.authorization.customerauthorization.application.Particulars;
import cn.zhengxin.authorization.customerauthorization.model.RelatedPerson;
import cn.zhengxin.authorization.customerauthorization.model.SubjectName;
import cn.zhengxin.authorization.customerauthorization.model.SubjectParticulars;
import cn.zhengxin.encryption.EnvelopeCipher;
import cn.zhengxin.encryption.Sealed;
import cn.zhengxin.sensitivetypes.DocumentType;
import cn.zhengxin.sensitivetypes.IdentityDocument;
import cn.zhengxin.sensitivetypes.PersonName;
import cn.zhengxin.sensitivetypes.PhoneNumber;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/** Personal parts of authorizations, each sealed under a key of its own and bound to its authorization and part (N1). */
@Repository
class JdbcParticulars implements Particulars {

    private static final String SUBJECT = "SUBJECT";

    private final JdbcClient jdbc;
    private final EnvelopeCipher cipher;
    private final JsonMapper json = JsonMapper.shared();

    JdbcParticulars(JdbcClient jdbc, EnvelopeCipher cipher) {
        this.jdbc = jdbc;
        this.cipher = cipher;
    }

    /** The plain text inside the seal. */
    private record SubjectPart(
            String name,
            DocumentType documentType,
            String documentNumber,
            @Nullable String phone,
            String purposeStatement,
            @Nullable List<RelatedPart> relatedPersons) {

        @Override
        public String toString() {
            return "SubjectPart[***]";
        }
    }

    /** Always a natural person with a resident identity number (A5, A9). */
    private record RelatedPart(RelatedPerson.Part part, String name, String documentNumber) {

        static RelatedPart of(RelatedPerson person) {
            return new RelatedPart(
                    person.part(), person.name().reveal(), person.document().reveal());
        }

        RelatedPerson toPerson() {
            return new RelatedPerson(
                    part, PersonName.of(name), new IdentityDocument(DocumentType.RESIDENT_ID, documentNumber));
        }

        @Override
        public String toString() {
            return "RelatedPart[***]";
        }
    }

    @Override
    public void keep(AuthorizationId authorization, SubjectParticulars particulars) {
        var phone = particulars.phone();
        var part = new SubjectPart(
                particulars.name().reveal(),
                particulars.document().type(),
                particulars.document().reveal(),
                phone == null ? null : phone.reveal(),
                particulars.purposeStatement(),
                particulars.relatedPersons().stream().map(RelatedPart::of).toList());
        seal(authorization, SUBJECT, json.writeValueAsBytes(part));
    }

    @Override
    public Optional<SubjectParticulars> of(AuthorizationId authorization) {
        return open(authorization, SUBJECT).map(plain -> {
            var part = json.readValue(plain, SubjectPart.class);
            var phone = part.phone();
            return new SubjectParticulars(
                    new SubjectName(part.documentType(), part.name()),
                    new IdentityDocument(part.documentType(), part.documentNumber()),
                    phone == null ? null : PhoneNumber.of(phone),
                    part.purposeStatement(),
                    related(part.relatedPersons()));
        });
    }

    /** What was sealed before there were any has none. */
    private static List<RelatedPerson> related(@Nullable List<RelatedPart> parts) {
        return parts == null
                ? List.of()
                : parts.stream().map(RelatedPart::toPerson).toList();
    }

    @Override
    public void remark(AuthorizationId authorization, Remark remark) {
        seal(authorization, remark.occasion().name(), remark.text().getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public List<Remark> remarksOn(AuthorizationId authorization) {
        var remarks = new ArrayList<Remark>();
        for (var occasion : Occasion.values()) {
            open(authorization, occasion.name())
                    .ifPresent(plain -> remarks.add(new Remark(occasion, new String(plain, StandardCharsets.UTF_8))));
        }
        return remarks;
    }

    private void seal(AuthorizationId authorization, String part, byte[] plain) {
        var sealed = cipher.seal(plain, context(authorization, part));
        jdbc.sql("""
                        INSERT INTO sealed_particulars (authorization_id, part, wrapped_key, ciphertext)
                        VALUES (:authorization, :part, :wrappedKey, :ciphertext)
                        """)
                .param("authorization", authorization.value())
                .param("part", part)
                .param("wrappedKey", sealed.wrappedKey())
                .param("ciphertext", sealed.ciphertext())
                .update();
    }

    private Optional<byte[]> open(AuthorizationId authorization, String part) {
        return jdbc.sql("""
                        SELECT wrapped_key, ciphertext FROM sealed_particulars
                        WHERE authorization_id = :authorization AND part = :part AND wrapped_key IS NOT NULL
                        """)
                .param("authorization", authorization.value())
                .param("part", part)
                .query((row, number) -> new Sealed(row.getBytes("wrapped_key"), row.getBytes("ciphertext")))
                .optional()
                .map(envelope -> cipher.open(envelope, context(authorization, part)));
    }

    private static byte[] context(AuthorizationId authorization, String part) {
        return ("sealed_particulars/" + authorization + "/" + part).getBytes(StandardCharsets.UTF_8);
    }
}
