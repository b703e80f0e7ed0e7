package cn.zhengxin.deploy.local;

import cn.zhengxin.deploy.bureausimulator.SyntheticPerson;
import cn.zhengxin.deploy.bureausimulator.SyntheticPopulation;
import cn.zhengxin.deploy.local.GatewayClient.Answer;
import cn.zhengxin.ledgerverifier.LedgerVerifier;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.function.Supplier;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The main job, told while it is done: from a signed authorization to a mark on the report. */
final class Demo {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final Duration PATIENCE = Duration.ofSeconds(40);
    // The smallest picture there is; what matters here is that it is kept sealed.
    private static final byte[] SCAN = Base64.getDecoder()
            .decode("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==");

    private final PortPlan ports;
    private final SignIn signIn;
    private final PrintStream out;
    private final Clock clock;
    private int step;

    Demo(PortPlan ports, SignIn signIn, PrintStream out, Clock clock) {
        this.ports = ports;
        this.signIn = signIn;
        this.out = out;
        this.clock = clock;
    }

    void run() {
        SyntheticPerson zhang = SyntheticPopulation.standard().person(1);
        tell("officer.lin signs in with password and one-time password, as do reviewer.zhao and auditor.wang;"
                + " the customer subject.zhang needs the password alone.");
        GatewayClient lin = as("officer.lin");
        GatewayClient zhao = as("reviewer.zhao");
        GatewayClient subject = as("subject.zhang");

        String authorization = enterAuthorization(lin, zhang);
        proveAndSign(lin, authorization);
        verify(zhao, authorization);

        String query = ask(lin, zhang, authorization);
        refuseOwnReview(lin, query);
        Approved approved = approve(zhao, query);
        showReport(lin, query);
        checkFootprint(approved);

        proveInTheLedger(as("auditor.wang"), query, approved);
        showToTheSubject(subject, query);
        dispute(subject, lin, query);
        out.println();
        out.println(
                approved.inquiryAvoided()
                        ? "Done: one authorization, a report that was still valid and no new footprint, every step in the ledger."
                        : "Done: one authorization, one footprint at the bureau, every step in the ledger.");
    }

    private GatewayClient as(String name) {
        return new GatewayClient("http://localhost:" + ports.gateway(), signIn.tokenOf(name));
    }

    private String enterAuthorization(GatewayClient lin, SyntheticPerson zhang) {
        tell("officer.lin enters the authorization that customer number 1 gives the bank.");
        LocalDate today = LocalDate.now(clock.withZone(ZONE));
        Answer answer = lin.post(
                "/api/v1/authorizations",
                Map.ofEntries(
                        Map.entry("kind", "QUERY"),
                        Map.entry("subject", person(zhang)),
                        Map.entry("institution", Map.of("code", "B10001", "name", "江南银行杭州分行")),
                        Map.entry("purpose", "LOAN_APPLICATION"),
                        Map.entry("purposeStatement", "个人消费贷款额度评估"),
                        Map.entry("product", "SINGLE_LOAN"),
                        Map.entry("reportTypes", List.of("PERSONAL")),
                        Map.entry("startDate", today.toString()),
                        Map.entry("endDate", today.plusDays(29).toString()),
                        Map.entry("signingChannel", "COUNTER"),
                        Map.entry(
                                "signingTime", clock.instant().minusSeconds(60).toString()),
                        Map.entry("templateVersion", "2026-01"),
                        Map.entry("uses", 1)));
        JsonNode body = expect(answer, 201, "The authorization was not entered");
        fact("number", body.path("number"));
        fact("state", body.path("state"));
        fact("still missing", body.path("missing"));
        return body.path("id").asString();
    }

    private static Map<String, String> person(SyntheticPerson person) {
        return Map.of("name", person.name(), "documentType", "RESIDENT_ID", "documentNumber", person.nationalId());
    }

    private void proveAndSign(GatewayClient lin, String authorization) {
        tell("The copy of the identity card and the scan of the signed page are handed in; they are kept sealed.");
        upload(lin, authorization, "ID_DOCUMENT_CHECK");
        String page = upload(lin, authorization, "SIGNED_DOCUMENT");
        tell("officer.lin reports the signing at the counter, witnessed by a colleague.");
        Answer answer = lin.post(
                "/api/v1/authorizations/" + authorization + "/signature",
                Map.of(
                        "channel", "COUNTER",
                        "teller", Map.of("idDocumentChecked", true),
                        "pages",
                                List.of(Map.of(
                                        "number", 1, "signed", true, "fingerprinted", true, "imageEvidenceId", page)),
                        "witness", Map.of("employeeNumber", "E1003")));
        fact("state", expect(answer, 200, "The signature was not accepted").path("state"));
    }

    /** A4: no two scans are the same image. */
    private static byte[] scan() {
        byte[] mark = UUID.randomUUID().toString().getBytes(StandardCharsets.US_ASCII);
        byte[] scan = Arrays.copyOf(SCAN, SCAN.length + mark.length);
        System.arraycopy(mark, 0, scan, SCAN.length, mark.length);
        return scan;
    }

    private String upload(GatewayClient lin, String authorization, String kind) {
        Answer answer = lin.upload(
                "/api/v1/authorizations/" + authorization + "/evidence",
                Map.of("kind", kind),
                "scan.png",
                "image/png",
                scan());
        JsonNode body = expect(answer, 201, "The evidence was not accepted");
        fact(kind, body.path("sha256"));
        return body.path("evidenceId").asString();
    }

    private void verify(GatewayClient zhao, String authorization) {
        tell("reviewer.zhao, who had no part in it, verifies the authorization.");
        Answer answer = zhao.post(
                "/api/v1/authorizations/" + authorization + "/verification",
                Map.of("decision", "VERIFY", "comment", "原件核对无误"));
        fact("state", expect(answer, 200, "The verification was not accepted").path("state"));
    }

    private String ask(GatewayClient lin, SyntheticPerson zhang, String authorization) {
        tell("officer.lin asks for the credit report. All rules are looked at before anybody is asked.");
        Answer answer = lin.post(
                "/api/v1/credit-queries",
                Map.of(
                        "authorizationId",
                        authorization,
                        "reportType",
                        "PERSONAL",
                        "purpose",
                        "LOAN_APPLICATION",
                        "businessReference",
                        "LN-2026-" + clock.instant().getEpochSecond(),
                        "subject",
                        person(zhang)));
        JsonNode body = expect(answer, 201, "The query was not accepted");
        fact("state", body.path("state"));
        fact("policy version", body.path("decision").path("policyVersion"));
        return body.path("id").asString();
    }

    private void refuseOwnReview(GatewayClient lin, String query) {
        tell("officer.lin tries to approve the own request; a second person has to.");
        Answer answer = lin.post("/api/v1/credit-queries/" + query + "/review", Map.of("decision", "APPROVE"));
        JsonNode body = expect(answer, 403, "The own request could be approved");
        fact("refused with", body.path("code"));
    }

    /** Shown a second time within fifteen days, the demonstration finds the report of the first (Q9). */
    private record Approved(String requestNumber, boolean inquiryAvoided) {}

    private Approved approve(GatewayClient zhao, String query) {
        tell("reviewer.zhao approves. The request number is fixed and committed, then the bureau is asked, once.");
        Answer answer = zhao.post(
                "/api/v1/credit-queries/" + query + "/review", Map.of("decision", "APPROVE", "comment", "同意"));
        JsonNode body = expect(answer, 200, "The bureau did not answer");
        fact("state", body.path("state"));
        fact("request number", body.path("requestNumber"));
        boolean avoided = body.path("reportSource").path("inquiryAvoided").asBoolean(false);
        if (avoided) {
            fact(
                    "answered from the report of an earlier query",
                    body.path("reportSource").path("queryId"));
        }
        return new Approved(body.path("requestNumber").asString(), avoided);
    }

    private void showReport(GatewayClient lin, String query) {
        tell("officer.lin opens the report. The view is on record before the page is given; masked for this viewer:");
        JsonNode body = expect(report(lin, query), 200, "The report was not shown");
        fact("watermark", body.path("watermark"));
        fact("sections", body.path("sections").propertyNames());
        fact("header", body.path("sections").path("PA01"));
    }

    private static Answer report(GatewayClient lin, String query) {
        return lin.get("/api/v1/credit-queries/" + query + "/report");
    }

    private void checkFootprint(Approved approved) {
        tell("The bureau's own log tells how many footprints there are.");
        JsonNode inquiries = JSON.readTree(
                Http.send(HttpRequest.newBuilder(URI.create("http://localhost:" + ports.bureauControl() + "/inquiries"))
                                .build())
                        .body());
        JsonNode items = inquiries.isArray() ? inquiries : inquiries.path("inquiries");
        long count = items.valueStream()
                .filter(inquiry -> inquiry.path("requestNumber").asString("").equals(approved.requestNumber()))
                .count();
        fact("inquiries under this number", count);
        require(
                count == (approved.inquiryAvoided() ? 0 : 1),
                "There is not exactly one inquiry under the number, or one where none was to be made");
    }

    private void proveInTheLedger(GatewayClient wang, String query, Approved approved) {
        tell("auditor.wang looks the answered query up in the ledger and takes the proof along.");
        String type = approved.inquiryAvoided() ? "QueryAnsweredFromReport" : "QueryAnswered";
        JsonNode record = awaited(
                        () -> wang.get("/api/v1/audit-records?type=" + type + "&aggregateId=" + query),
                        answer -> !answer.body().path("items").isEmpty(),
                        "The ledger has no record of the query")
                .body()
                .path("items")
                .get(0);
        fact("record number", record.path("sequence"));
        JsonNode proof = expect(
                wang.get("/api/v1/audit-records/" + record.path("sequence").asString() + "/proof"),
                200,
                "The ledger gave no proof");
        JsonNode keys = expect(wang.get("/api/v1/audit-tree-heads/public-key"), 200, "The ledger gave no key");
        fact("tree size", proof.path("treeHead").path("size"));
        fact("the offline verifier says", verified(proof, keys.path("pem").asString()));
    }

    private static String verified(JsonNode proof, String publicKey) {
        try {
            Path folder = Files.createTempDirectory("zhengxin-demo-");
            Path proofFile = Files.writeString(folder.resolve("proof.json"), JSON.writeValueAsString(proof));
            Path keyFile = Files.writeString(folder.resolve("public-key.pem"), publicKey);
            ByteArrayOutputStream said = new ByteArrayOutputStream();
            PrintStream saying = new PrintStream(said, true, StandardCharsets.UTF_8);
            int exit = LedgerVerifier.run(
                    new String[] {"verify-proof", proofFile.toString(), "--key", keyFile.toString()}, saying, saying);
            Files.delete(proofFile);
            Files.delete(keyFile);
            Files.delete(folder);
            String text = said.toString(StandardCharsets.UTF_8).strip();
            require(exit == 0, "The proof does not hold: " + text);
            return text;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void showToTheSubject(GatewayClient subject, String query) {
        tell("subject.zhang looks at the queries made on the own person, each with its proof.");
        JsonNode item = awaited(
                        () -> subject.get("/api/v1/my/queries"),
                        answer -> mine(answer, query).isPresent(),
                        "The subject does not see the query with a proof")
                .body();
        JsonNode mine = item.path("items")
                .valueStream()
                .filter(one -> one.path("id").asString("").equals(query))
                .findFirst()
                .orElseThrow();
        fact("asked by", mine.path("institution"));
        fact("for", mine.path("purpose"));
        fact("proof", mine.path("proofState"));
    }

    private static Optional<JsonNode> mine(Answer answer, String query) {
        return answer.body()
                .path("items")
                .valueStream()
                .filter(one -> one.path("id").asString("").equals(query))
                .filter(one -> one.path("proofState").asString("").equals("PROVEN"))
                .findFirst();
    }

    private void dispute(GatewayClient subject, GatewayClient lin, String query) {
        tell("subject.zhang disputes the first account of the report.");
        LocalDate today = LocalDate.now(clock.withZone(ZONE));
        Answer answer = subject.post(
                "/api/v1/disputes",
                Map.of(
                        "institution", "B10001",
                        "businessType", "LOAN",
                        "queryId", query,
                        "itemPath", "PD01[0]",
                        "accountReference", "PD01-1",
                        "period",
                                Map.of(
                                        "from", today.minusMonths(6).toString(),
                                        "to", today.minusMonths(5).toString()),
                        "statement", "该笔还款已按期归还，记录有误。"));
        // One dispute on an item at a time: an earlier showing may have left its own open.
        if (answer.status() == 409 && answer.body().path("code").asString("").equals("DISPUTE_ALREADY_OPEN")) {
            tell("The dispute of an earlier showing is open still; its mark stands.");
        } else {
            JsonNode body = expect(answer, 201, "The dispute was not received");
            fact("state", body.path("state"));
            fact("to be answered by", body.path("dueDate"));
        }
        tell("Whoever opens the report from now on sees the mark.");
        Answer marked = awaited(
                () -> report(lin, query),
                one -> !one.body().path("disputeMarks").isEmpty(),
                "The mark does not appear in the report");
        fact("marks", marked.body().path("disputeMarks"));
    }

    private static Answer awaited(Supplier<Answer> asking, Predicate<Answer> enough, String otherwise) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        Answer answer = asking.get();
        while (answer.status() != 200 || !enough.test(answer)) {
            if (System.nanoTime() > deadline) {
                throw broken(answer, otherwise);
            }
            pause();
            answer = asking.get();
        }
        return answer;
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(500);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new PlatformUnavailable("Interrupted.", e);
        }
    }

    private static JsonNode expect(Answer answer, int status, String otherwise) {
        if (answer.status() != status) {
            throw broken(answer, otherwise);
        }
        return answer.body();
    }

    private static PlatformUnavailable broken(Answer answer, String otherwise) {
        JsonNode body = answer.body();
        StringBuilder sentence = new StringBuilder(otherwise).append(" (").append(answer.status());
        if (body.has("code")) {
            sentence.append(' ').append(body.path("code").asString(""));
        }
        if (body.has("errors")) {
            sentence.append(' ').append(body.path("errors"));
        }
        if (body.has("reasons")) {
            sentence.append(' ').append(body.path("reasons"));
        }
        if (body.has("traceId")) {
            sentence.append(", trace ").append(body.path("traceId").asString(""));
        }
        return new PlatformUnavailable(sentence.append(").").toString());
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new PlatformUnavailable(otherwise + ".");
        }
    }

    private void tell(String sentence) {
        step++;
        out.println();
        out.println(step + ". " + sentence);
    }

    private void fact(String name, Object value) {
        String text = value instanceof JsonNode node && node.isString() ? node.asString() : String.valueOf(value);
        out.println("   " + name + ": " + (text.length() > 300 ? text.substring(0, 300) + " …" : text));
    }
}
