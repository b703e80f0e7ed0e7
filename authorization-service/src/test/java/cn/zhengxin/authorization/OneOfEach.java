package cn.zhengxin.authorization;

import static org.assertj.core.api.Assertions.assertThat;

import cn.zhengxin.authorization.operator.Staffing;
import cn.zhengxin.encryption.BlindIndex;
import cn.zhengxin.encryption.MacSuite;
import cn.zhengxin.encryption.SubjectReferences;
import cn.zhengxin.sensitivetypes.NationalId;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;

/** Writes one of everything that the service keeps sealed, the way people do, and reads it all back the way people do. */
final class OneOfEach {

    private static final String CREDENTIAL = "s3cret-of-the-bureau";
    private static final String RECIPIENT = "Nanyang Bank Ltd";
    private static final String COURT = "杭州市中级人民法院";
    private static final String HOLD = "诉讼保全";
    private static final AtomicInteger PERSONS = new AtomicInteger();

    private final Clock clock;
    private final SubjectReferences references;

    /** With the key and the keyed digest that the service's references are made with. */
    OneOfEach(Clock clock, String subjectKey, MacSuite keyedDigest) {
        this.clock = clock;
        this.references = new SubjectReferences(
                new BlindIndex(keyedDigest, Base64.getDecoder().decode(subjectKey)));
    }

    /** Where to find what was written. */
    record Written(
            String authorization,
            String exemption,
            String access,
            String hold,
            Staffing.Newcomer operator,
            String document) {}

    Written write(Api api) {
        var lin = AuthorizationServiceIntegration.officerLin();
        var journey = new Journey(api, clock);
        var authorization = journey.active(1);
        var one = Journey.AUTHORIZATIONS + "/" + authorization;

        // Consent is given before its document is handed in.
        var consentedAt = clock.instant().toString();
        var consent =
                scan(api, lin, one + "/evidence", "CROSS_BORDER_CONSENT", 201).text("evidenceId");
        created(api.post(
                lin,
                one + "/cross-border-consents",
                Map.ofEntries(
                        Map.entry(
                                "recipient",
                                Map.of(
                                        "name", RECIPIENT,
                                        "contact", "dpo@nanyang.example",
                                        "kind", "ORGANISATION",
                                        "country", "SG",
                                        "rightsChannel", "by letter to the data protection officer")),
                        Map.entry("purpose", "LOAN_APPLICATION"),
                        Map.entry("method", "INTERFACE"),
                        Map.entry("categories", List.of("IDENTITY", "CREDIT_SUMMARY")),
                        Map.entry(
                                "route",
                                Map.of(
                                        "kind", "STANDARD_CONTRACT",
                                        "reference", "SC-2026-17",
                                        "validUntil", "2099-12-31")),
                        Map.entry("evidenceId", consent),
                        Map.entry("consentedAt", consentedAt))));

        created(api.post(
                lin,
                "/api/v1/authorization-refusals",
                Map.of(
                        "purpose",
                        "LOAN_APPLICATION",
                        "product",
                        "SINGLE_LOAN",
                        "subject",
                        subject(),
                        "noticeVersion",
                        "2026-01",
                        "shownAt",
                        clock.instant().toString(),
                        "alternativesOffered",
                        List.of("INCOME_PROOF", "ASSET_PROOF"))));

        var exemption = created(api.post(
                        lin,
                        "/api/v1/exemptions",
                        Map.of(
                                "authority",
                                Map.of("name", COURT, "kind", "COURT"),
                                "document",
                                Map.of("kind", "ASSISTANCE_NOTICE", "number", "（2026）浙01协查8号"),
                                "caseNumber",
                                "（2026）浙01民初123号",
                                "legalArticle",
                                "民事诉讼法 第二百五十三条",
                                "sealChecked",
                                true,
                                "subject",
                                subject(),
                                "reportType",
                                "PERSONAL")))
                .text("id");
        scan(api, lin, "/api/v1/exemptions/" + exemption + "/document", "SCAN", 200);

        var access = created(api.post(
                        wei(),
                        "/api/v1/archive-accesses",
                        Map.of(
                                "authorizationId",
                                authorization,
                                "reason",
                                "法院调取授权书副本",
                                "authority",
                                Map.of(
                                        "name", COURT,
                                        "documentKind", "协助调查函",
                                        "documentNumber", "（2026）浙01协查9号",
                                        "caseNumber", "（2026）浙01民初124号"),
                                "employeeNumber",
                                "E1008")))
                .text("id");
        scan(api, wei(), "/api/v1/archive-accesses/" + access + "/document", "SCAN", 200);

        var hold = created(api.post(
                        Staffing.compliance(),
                        "/api/v1/legal-holds",
                        Map.of("authorizationId", authorization, "reason", HOLD)))
                .text("id");

        var operator = new Staffing(api, clock).active("query-officer");
        ok(api.post(
                Staffing.administrator(),
                operator.path("/bureau-account"),
                Map.of("bureauAccount", "B10001-" + operator.employeeNumber(), "credential", CREDENTIAL)));
        var document = residentId();
        ok(api.post(
                Staffing.administrator(),
                operator.path("/identity"),
                Map.of("documentType", "RESIDENT_ID", "documentNumber", document)));
        return new Written(authorization, exemption, access, hold, operator, document);
    }

    /** By the document's number, on however many pages. */
    private static String found(Api api, String staff, String documentNumber) {
        var pages = new StringBuilder();
        var asked = new HashMap<String, Object>(
                Map.of("documentType", "RESIDENT_ID", "documentNumber", documentNumber, "limit", 100));
        while (true) {
            var page = ok(api.post(staff, Journey.AUTHORIZATIONS + "/search", asked));
            pages.append(page.body());
            if (page.json().path("nextCursor").isMissingNode()
                    || page.json().path("nextCursor").isNull()) {
                return pages.toString();
            }
            asked.put("cursor", page.json().path("nextCursor").asString());
        }
    }

    /** Everything, by whoever may see it: opened where it is sealed, found where it is looked for by a keyed digest. */
    void read(Api api, Written written) {
        var lin = AuthorizationServiceIntegration.officerLin();
        var one = Journey.AUTHORIZATIONS + "/" + written.authorization();
        assertThat(ok(api.get(lin, one)).text("purposeStatement")).isEqualTo("个人消费贷款额度评估");
        assertThat(ok(api.get(lin, one + "/document")).body()).startsWith("%PDF");
        assertThat(found(api, lin, "110101199003070134")).contains(written.authorization());
        assertThat(ok(api.get(Staffing.compliance(), one + "/cross-border-consents"))
                        .body())
                .contains(RECIPIENT);

        var exemption = "/api/v1/exemptions/" + written.exemption();
        assertThat(ok(api.get(lin, exemption)).body()).contains(COURT);
        assertThat(ok(api.get(AuthorizationServiceIntegration.reviewerZhao(), exemption + "/document"))
                        .body())
                .startsWith("%PDF");

        var access = "/api/v1/archive-accesses/" + written.access();
        assertThat(ok(api.get(legal(), access)).body()).contains("法院调取授权书副本", COURT);
        assertThat(ok(api.get(legal(), access + "/document")).body()).startsWith("%PDF");

        assertThat(ok(api.get(Staffing.compliance(), "/api/v1/legal-holds")).body())
                .contains(written.hold(), HOLD);

        var operator = "/internal/v1/operators/" + written.operator().account();
        assertThat(ok(api.get(AuthorizationServiceIntegration.queryService(), operator + "/bureau-account"))
                        .text("credential"))
                .isEqualTo(CREDENTIAL);
        var reference = references.referenceOf("RESIDENT_ID", written.document());
        assertThat(ok(api.get(AuthorizationServiceIntegration.queryService(), operator + "/ties/" + reference))
                        .json()
                        .path("oneself")
                        .asBoolean())
                .isTrue();
    }

    private static Map<String, Object> subject() {
        return Map.of("name", "张伟", "documentType", "RESIDENT_ID", "documentNumber", "110101199003070134");
    }

    private static String wei() {
        return AuthorizationServiceIntegration.staff("officer.wei", "B10001", "E1007", List.of("query-officer"));
    }

    private static String legal() {
        return AuthorizationServiceIntegration.staff("legal.qin", "B10001", "E1010", List.of("legal-reviewer"));
    }

    private static Api.Answer scan(Api api, String token, String path, String kind, int status) {
        var scan = ("%PDF-1.7 " + UUID.randomUUID()).getBytes(StandardCharsets.US_ASCII);
        var added = api.upload(token, path, kind, scan);
        assertThat(added.status()).as(added.body()).isEqualTo(status);
        return added;
    }

    private static Api.Answer created(Api.Answer answer) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
        return answer;
    }

    private static Api.Answer ok(Api.Answer answer) {
        assertThat(answer.status()).as(answer.body()).isBetween(200, 204);
        return answer;
    }

    /** Another resident identity number each time, its check character right. */
    private static String residentId() {
        String seventeen = "11010119810101" + String.format(Locale.ROOT, "%03d", PERSONS.incrementAndGet());
        return seventeen + NationalId.checkCharacter(seventeen);
    }
}
