package cn.zhengxin.deploy.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import cn.zhengxin.deploy.bureausimulator.SyntheticPerson;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;

/** What people of the Hangzhou branch do every day. */
final class Branch {

    static final String OFFICER = "officer.lin";
    static final String REVIEWER = "reviewer.zhao";
    private static final String QUERIES = "/api/v1/credit-queries";
    private static final String AUTHORIZATIONS = "/api/v1/authorizations";

    private final Clients clients;

    Branch(Clients clients) {
        this.clients = clients;
    }

    /** Entered, proved, signed at the counter and verified by a second person: the id of an active authorization. */
    String authorize(SyntheticPerson person) {
        return authorize(person, Map.of());
    }

    /** With some members of the statement other than usual. */
    String authorize(SyntheticPerson person, Map<String, Object> otherwise) {
        String id = entered(statement(person, otherwise));
        var signed = sign(id);
        assertThat(signed.status()).as("%s", signed).isEqualTo(200);
        assertActive(verify(id));
        return id;
    }

    Answer enter(Map<String, Object> statement) {
        return clients.post(OFFICER, AUTHORIZATIONS, statement);
    }

    /** The id of a draft. */
    String entered(Map<String, Object> statement) {
        var entered = enter(statement);
        assertThat(entered.status()).as("%s", entered).isEqualTo(201);
        return entered.text("id");
    }

    /** At the counter: the identity document is checked, the page is signed and fingerprinted, a colleague watches. */
    Answer sign(String id) {
        return sign(id, Map.of(), Map.of());
    }

    /** With some of what is said of the page, and of the signing, other than usual. */
    Answer sign(String id, Map<String, Object> ofThePage, Map<String, Object> ofTheSigning) {
        evidence(id, "ID_DOCUMENT_CHECK");
        String scan = evidence(id, "SIGNED_DOCUMENT");
        var page = new HashMap<String, Object>(
                Map.of("number", 1, "signed", true, "fingerprinted", true, "imageEvidenceId", scan));
        page.putAll(ofThePage);
        var signing = new HashMap<String, Object>(Map.of(
                "channel",
                "COUNTER",
                "teller",
                Map.of("idDocumentChecked", true),
                "pages",
                List.of(page),
                "witness",
                Map.of("employeeNumber", "E1004")));
        signing.putAll(ofTheSigning);
        return clients.post(OFFICER, AUTHORIZATIONS + "/" + id + "/signature", signing);
    }

    /** A second person looks at what was signed. */
    Answer verify(String id) {
        return clients.post(
                REVIEWER,
                AUTHORIZATIONS + "/" + id + "/verification",
                Map.of("decision", "VERIFY", "comment", "complete"));
    }

    static void assertActive(Answer answer) {
        assertThat(answer.status()).as("%s", answer).isEqualTo(200);
        assertThat(answer.text("state")).isEqualTo("ACTIVE");
    }

    String numberOf(String authorization) {
        return clients.get(OFFICER, AUTHORIZATIONS + "/" + authorization).text("number");
    }

    /** What an officer enters for an ordinary loan, with some members other than usual. */
    static Map<String, Object> statement(SyntheticPerson person, Map<String, Object> otherwise) {
        LocalDate today = LocalDate.now(ZoneId.of("Asia/Shanghai"));
        var statement = new HashMap<String, Object>();
        statement.put("kind", "QUERY");
        statement.put("subject", subject(person));
        statement.put("institution", Map.of("code", "B10001", "name", "江南银行杭州分行"));
        statement.put("purpose", "LOAN_APPLICATION");
        statement.put("purposeStatement", "个人消费贷款额度评估");
        statement.put("product", "SINGLE_LOAN");
        statement.put("reportTypes", List.of("PERSONAL"));
        statement.put("startDate", today.toString());
        statement.put("endDate", today.plusDays(20).toString());
        statement.put("signingChannel", "COUNTER");
        statement.put(
                "signingTime",
                Instant.now().minusSeconds(60).truncatedTo(ChronoUnit.SECONDS).toString());
        statement.put("templateVersion", "2026-01");
        statement.put("uses", 1);
        statement.putAll(otherwise);
        return statement;
    }

    String evidence(String authorization, String kind) {
        var added = clients.upload(
                OFFICER, AUTHORIZATIONS + "/" + authorization + "/evidence", kind, "application/pdf", scan());
        assertThat(added.status()).as("%s", added).isEqualTo(201);
        return added.text("evidenceId");
    }

    /** A4: no two sheets of paper are the same. */
    static byte[] scan() {
        return ("%PDF-1.7\n%" + UUID.randomUUID() + "\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n")
                .getBytes(StandardCharsets.US_ASCII);
    }

    Answer withdraw(String authorization) {
        return clients.post(
                OFFICER,
                AUTHORIZATIONS + "/" + authorization + "/withdrawal",
                Map.of("reason", "asked at the counter"));
    }

    static Map<String, Object> query(SyntheticPerson person, String authorization) {
        return Map.of(
                "authorizationId",
                authorization,
                "reportType",
                "PERSONAL",
                "purpose",
                "LOAN_APPLICATION",
                "businessReference",
                "LN-2026-" + UUID.randomUUID().toString().substring(0, 6).toUpperCase(Locale.ROOT),
                "subject",
                subject(person));
    }

    static Map<String, Object> subject(SyntheticPerson person) {
        return Map.of("name", person.name(), "documentType", "RESIDENT_ID", "documentNumber", person.nationalId());
    }

    /** With some members other than usual. */
    static Map<String, Object> query(SyntheticPerson person, String authorization, Map<String, Object> otherwise) {
        var query = new HashMap<>(query(person, authorization));
        query.putAll(otherwise);
        return query;
    }

    Answer submit(SyntheticPerson person, String authorization) {
        return submit(query(person, authorization));
    }

    Answer submit(Map<String, Object> query) {
        return clients.post(OFFICER, QUERIES, query);
    }

    /** The id of a query that waits for its reviewer. */
    String submitted(SyntheticPerson person, String authorization) {
        return submitted(query(person, authorization));
    }

    String submitted(Map<String, Object> query) {
        var answer = submit(query);
        assertThat(answer.status()).as("%s", answer).isEqualTo(201);
        assertThat(answer.text("state")).isEqualTo("PENDING_REVIEW");
        return answer.text("id");
    }

    Answer approve(String query) {
        return review(REVIEWER, query, "APPROVE");
    }

    Answer review(String reviewer, String query, String decision) {
        return clients.post(
                reviewer, QUERIES + "/" + query + "/review", Map.of("decision", decision, "comment", "checked"));
    }

    Answer report(String viewer, String query) {
        return clients.get(viewer, QUERIES + "/" + query + "/report");
    }

    /** The report as its viewer sees it in the end: 503 asks to repeat the request. */
    Answer reportInTheEnd(String viewer, String query) {
        return Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofSeconds(1))
                .until(() -> report(viewer, query), answer -> answer.status() != 503);
    }

    String stateOf(String query) {
        return clients.get(OFFICER, QUERIES + "/" + query).text("state");
    }

    String requestNumberOf(String query) {
        return clients.get(OFFICER, QUERIES + "/" + query).text("requestNumber");
    }
}
