package cn.zhengxin.authorization;

import static org.assertj.core.api.Assertions.assertThat;

import cn.zhengxin.sensitivetypes.NationalId;
import cn.zhengxin.sensitivetypes.UnifiedSocialCreditCode;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Takes authorizations of minors, guarantors and enterprises along their life. */
public final class SpecialJourney {

    public static final String MINOR = id("11010120120501013");
    public static final String GUARDIAN = id("11010119800229015");
    public static final String BORROWER = id("11010119850601017");
    public static final String GUARANTOR = id("11010119870808021");
    public static final String COMPANY =
            "91330100MA27XL0K3" + UnifiedSocialCreditCode.checkCharacter("91330100MA27XL0K3");

    private final Api api;
    private final Journey journey;

    public SpecialJourney(Api api, Clock clock) {
        this.api = api;
        this.journey = new Journey(api, clock);
    }

    public static Map<String, Object> person(String name, String number) {
        return Map.of("name", name, "documentType", "RESIDENT_ID", "documentNumber", number);
    }

    public Map<String, Object> minor() {
        var changes = new LinkedHashMap<String, Object>();
        changes.put("subject", person("王小明", MINOR));
        changes.put("purpose", "SUBJECT_ENQUIRY");
        changes.put("product", "SUBJECT_SERVICE");
        var guardian = new LinkedHashMap<>(person("王芳", GUARDIAN));
        guardian.put("relation", "PARENT");
        changes.put("guardian", guardian);
        return changes;
    }

    public Map<String, Object> guarantor(String borrower) {
        return Map.of(
                "subject",
                person("赵敏", GUARANTOR),
                "purpose",
                "GUARANTOR_CHECK",
                "product",
                "GUARANTEE",
                "guaranteeFor",
                Map.of(
                        "borrower",
                        Map.of("documentType", "RESIDENT_ID", "documentNumber", borrower),
                        "businessReference",
                        "LN-2026-000123"));
    }

    public Map<String, Object> enterprise() {
        return Map.of(
                "subject",
                Map.of("name", "江南贸易有限公司", "documentType", "UNIFIED_SOCIAL_CREDIT_CODE", "documentNumber", COMPANY),
                "reportTypes",
                List.of("ENTERPRISE"),
                "enterprise",
                Map.of(
                        "legalRepresentative",
                        person("王芳", GUARDIAN),
                        "handler",
                        person("赵敏", GUARANTOR),
                        "powerOfAttorney",
                        Map.of(
                                "startDate",
                                journey.statement().get("startDate"),
                                "endDate",
                                journey.statement().get("endDate"),
                                "scope",
                                List.of("CREDIT_AUTHORIZATION"))));
    }

    /** A scan like no other. */
    public static byte[] scan() {
        return ("%PDF-1.7 " + UUID.randomUUID()).getBytes(StandardCharsets.US_ASCII);
    }

    public String draft(Map<String, Object> changes) {
        var created = journey.create(AuthorizationServiceIntegration.officerLin(), changes);
        assertThat(created.status()).as(created.body()).isEqualTo(201);
        return created.text("id");
    }

    public String addEvidence(String id, String kind, byte[] content) {
        var added = api.upload(
                AuthorizationServiceIntegration.officerLin(),
                Journey.AUTHORIZATIONS + "/" + id + "/evidence",
                kind,
                content);
        assertThat(added.status()).as(added.body()).isEqualTo(201);
        return added.text("evidenceId");
    }

    /** With every mark a page can bear. */
    public Map<String, Object> signature(String image) {
        return Map.of(
                "channel",
                "COUNTER",
                "teller",
                Map.of("idDocumentChecked", true),
                "pages",
                List.of(Map.of(
                        "number",
                        1,
                        "signed",
                        true,
                        "fingerprinted",
                        true,
                        "sealed",
                        true,
                        "guardianSigned",
                        true,
                        "imageEvidenceId",
                        image)),
                "witness",
                Map.of("employeeNumber", "E1006"),
                "jointSignature",
                Map.of("guardianDocumentChecked", true));
    }

    public Api.Answer sign(String id, Map<String, Object> signature) {
        return api.post(
                AuthorizationServiceIntegration.officerLin(),
                Journey.AUTHORIZATIONS + "/" + id + "/signature",
                signature);
    }

    public Api.Answer verify(String id) {
        return api.post(
                AuthorizationServiceIntegration.reviewerZhao(),
                Journey.AUTHORIZATIONS + "/" + id + "/verification",
                Map.of("decision", "VERIFY"));
    }

    public Api.Answer signOff(String token, String id, String decision) {
        return api.post(
                token,
                Journey.AUTHORIZATIONS + "/" + id + "/compliance-approval",
                Map.of("decision", decision, "comment", "household register compared"));
    }

    /** A minor's authorization, signed and waiting for compliance. */
    public String minorSigned() {
        var id = draft(minor());
        addEvidence(id, "ID_DOCUMENT_CHECK", scan());
        addEvidence(id, "GUARDIANSHIP_PROOF", scan());
        var signed = sign(id, signature(addEvidence(id, "SIGNED_DOCUMENT", scan())));
        assertThat(signed.status()).as(signed.body()).isEqualTo(200);
        return id;
    }

    public static String complianceSun() {
        return AuthorizationServiceIntegration.staff(
                "compliance.sun", "B10001", "E1005", List.of("compliance-officer"));
    }

    private static String id(String seventeen) {
        return seventeen + NationalId.checkCharacter(seventeen);
    }
}
