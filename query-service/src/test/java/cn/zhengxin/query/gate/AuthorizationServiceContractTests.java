package cn.zhengxin.query.gate;

import static org.assertj.core.api.Assertions.assertThat;

import cn.zhengxin.encryption.BlindIndex;
import cn.zhengxin.encryption.SubjectReferences;
import cn.zhengxin.query.Workbench;
import cn.zhengxin.query.bureau.BureauAccount;
import cn.zhengxin.query.bureau.BureauAccountAnswer;
import cn.zhengxin.query.inquiry.AuthorizationId;
import cn.zhengxin.query.inquiry.BusinessReference;
import cn.zhengxin.query.inquiry.CreditQueryId;
import cn.zhengxin.query.inquiry.Purpose;
import cn.zhengxin.query.inquiry.Reason;
import cn.zhengxin.query.inquiry.ReportType;
import cn.zhengxin.query.inquiry.Requester;
import cn.zhengxin.query.inquiry.SubjectReference;
import cn.zhengxin.query.inquiry.Trigger;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.web.client.RestClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Against the examples that the authorization service has filed and is itself tested against. */
class AuthorizationServiceContractTests {

    private static final SubjectReferences REFERENCES = new SubjectReferences(new BlindIndex(new byte[32]));

    private static final Path EXAMPLES = Path.of("..", "authorization-service", "contract", "examples", "internal");
    private static final JsonMapper JSON = new JsonMapper();
    private static final AuthorizationId AUTHORIZATION =
            new AuthorizationId(UUID.fromString("019ac0de-0000-7000-8000-000000000001"));
    private static final CreditQueryId USE = new CreditQueryId(UUID.fromString("019ac0de-0000-7000-8000-0000000000a1"));

    private HttpServer server;
    private JsonNode example;
    private String asked = "";
    private JsonNode sent;
    private RestQueryPermissions permissions;
    private RestOperatorStandings standings;
    private RestBureauAccounts bureauAccounts;
    private RestLoanStandings loans;
    private RestStaffTies ties;

    @BeforeEach
    void serveTheExample() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 8);
        server.createContext("/", exchange -> {
            try (exchange) {
                byte[] request = exchange.getRequestBody().readAllBytes();
                asked = exchange.getRequestMethod() + " " + exchange.getRequestURI();
                sent = request.length == 0 ? JSON.nullNode() : JSON.readTree(request);
                JsonNode response = example.path("response");
                byte[] body = response.path("body").isMissingNode()
                        ? new byte[0]
                        : JSON.writeValueAsString(response.path("body")).getBytes(StandardCharsets.UTF_8);
                exchange.getResponseHeaders().set("Content-Type", "application/json");
                exchange.sendResponseHeaders(response.path("status").asInt(), body.length == 0 ? -1 : body.length);
                if (body.length > 0) {
                    exchange.getResponseBody().write(body);
                }
            }
        });
        server.start();
        var service = new AuthorizationServiceClient(
                RestClient.create("http://127.0.0.1:" + server.getAddress().getPort()));
        permissions = new RestQueryPermissions(service, REFERENCES);
        standings = new RestOperatorStandings(service);
        bureauAccounts = new RestBureauAccounts(service);
        loans = new RestLoanStandings(service);
        ties = new RestStaffTies(service);
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    @DisplayName("A13 · a use that is reserved is a permission, asked for as the example says")
    void reserved() {
        given("use-reserved.json");

        assertThat(reserve()).isEqualTo(new UseAnswer(new PermissionAnswer.Granted(), new StaffTie.Told(false, false)));
        assertAskedAsInTheExample();
        var expected = (ObjectNode) example.path("request").path("body").deepCopy();
        // The one value that depends on a key.
        expected.put(
                "subjectNameReference",
                REFERENCES.nameReferenceOf(
                        expected.path("subjectReference").asString(),
                        Workbench.PERSON.name().reveal()));
        assertThat(sent).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "use-refused-expired.json",
                "use-refused-for-several-reasons.json",
                "use-refused-no-use-left.json",
                "use-refused-not-covered.json",
                "use-refused-partner-not-covered.json",
                "use-refused-withdrawn.json"
            })
    @DisplayName("Q1 · a refusal keeps every reason its owner gives")
    void refused(String file) {
        given(file);

        assertThat(reserve().permission())
                .isInstanceOfSatisfying(
                        PermissionAnswer.Refused.class,
                        refused -> assertThat(refused.reasons())
                                .extracting(Reason::rule)
                                .containsExactlyElementsOf(example.path("response")
                                        .path("body")
                                        .path("reasons")
                                        .valueStream()
                                        .map(reason -> reason.path("rule").asString())
                                        .toList()));
    }

    @Test
    @DisplayName("A7 · a partner's query is asked for under the partner's own code, as the example says")
    void reservedForAPartner() {
        given("use-reserved-by-partner.json");

        assertThat(reserve(Workbench.PARTNER).permission()).isEqualTo(new PermissionAnswer.Granted());
        assertAskedAsInTheExample();
        for (var field : List.of("institution", "operatorAccount", "purpose", "reportType", "subjectReference")) {
            assertThat(sent.path(field)).isEqualTo(example.at("/request/body/" + field));
        }
    }

    @Test
    @DisplayName("A13 · an examination asks as a reservation does, at its own address, as the examples say")
    void examined() {
        given("use-grantable.json");

        assertThat(examine().permission()).isEqualTo(new PermissionAnswer.Granted());
        assertAskedAsInTheExample();
        for (var field : List.of("institution", "operatorAccount", "purpose", "reportType", "subjectReference")) {
            assertThat(sent.path(field)).isEqualTo(example.at("/request/body/" + field));
        }
        assertThat(sent.propertyNames()).isEqualTo(example.at("/request/body").propertyNames());

        given("use-not-grantable-no-use-left.json");
        assertThat(examine().permission())
                .isInstanceOfSatisfying(
                        PermissionAnswer.Refused.class,
                        refused -> assertThat(refused.reasons())
                                .extracting(Reason::rule)
                                .containsExactly("A13"));
        assertAskedAsInTheExample();
    }

    @Test
    @DisplayName("A10 · the confirmation before sending")
    void confirmation() {
        given("use-confirmed.json");
        assertThat(permissions.confirm(AUTHORIZATION, USE)).isEqualTo(new PermissionAnswer.Granted());
        assertAskedAsInTheExample();

        given("use-confirmation-refused-withdrawn.json");
        assertThat(permissions.confirm(AUTHORIZATION, USE)).isInstanceOf(PermissionAnswer.Refused.class);
    }

    @Test
    @DisplayName("A13 · spent, many at once, of which each is noted or not; and given back")
    void spentAndGivenBack() {
        given("use-consumptions.json");
        List<SpentUse> spent = example.at("/request/body/uses")
                .valueStream()
                .map(use -> new SpentUse(
                        new AuthorizationId(
                                UUID.fromString(use.path("authorizationId").asString())),
                        new CreditQueryId(UUID.fromString(use.path("useId").asString()))))
                .toList();
        assertThat(permissions.consume(spent)).containsExactly(spent.getFirst().query());
        assertAskedAsInTheExample();
        assertThat(sent).isEqualTo(example.at("/request/body"));
        example = JSON.readTree("{\"response\":{\"status\":503}}");
        assertThat(permissions.consume(spent)).isEmpty();

        given("use-released.json");
        assertThat(permissions.release(AUTHORIZATION, USE)).isTrue();
        assertAskedAsInTheExample();
    }

    @Test
    @DisplayName("N3 · a reservation's word is no confirmation, and an unknown word is no permission")
    void wordsNobodyAgreedOn() {
        given("use-reserved.json");

        assertThat(permissions.confirm(AUTHORIZATION, USE)).isEqualTo(new PermissionAnswer.Silent());
        assertThat(examine().permission()).isEqualTo(new PermissionAnswer.Silent());

        // And above all: what was only looked at is not held.
        given("use-grantable.json");
        assertThat(reserve().permission()).isEqualTo(new PermissionAnswer.Silent());
    }

    @ParameterizedTest
    @ValueSource(strings = {"500", "503", "404", "401", "400", "204"})
    @DisplayName("N3 · an error, or nothing, is silence")
    void anErrorIsSilence(String status) {
        example = JSON.readTree("{\"response\":{\"status\":" + status + ",\"body\":{}}}");
        if (status.equals("204")) {
            example = JSON.readTree("{\"response\":{\"status\":204}}");
        }

        assertThat(reserve().permission()).isEqualTo(new PermissionAnswer.Silent());
        assertThat(examine().permission()).isEqualTo(new PermissionAnswer.Silent());
        assertThat(permissions.confirm(AUTHORIZATION, USE)).isEqualTo(new PermissionAnswer.Silent());
        assertThat(standings.of("officer.lin", "127.0.0.1")).isEqualTo(new Standing.Silent());
    }

    @Test
    @DisplayName("Q2 · an operator in good standing")
    void anOperatorInGoodStanding() {
        given("standing-good.json");

        assertThat(standings.of("officer.lin", "127.0.0.1"))
                .isEqualTo(new Standing.Known(true, "A", true, true, "B10001"));
        assertAskedAsInTheExample();
    }

    @Test
    @DisplayName("Q2 · suspended, elsewhere, unknown")
    void suspendedElsewhereUnknown() {
        given("standing-suspended.json");
        assertThat(standings.of("officer.lin", "127.0.0.1"))
                .isEqualTo(new Standing.Known(false, "A", true, true, "B10001"));

        given("standing-foreign-terminal.json");
        assertThat(standings.of("officer.lin", "203.0.113.9"))
                .isEqualTo(new Standing.Known(true, "A", true, false, "B10001"));
        assertAskedAsInTheExample();

        given("standing-unknown.json");
        assertThat(standings.of("nobody.here", "127.0.0.1")).isEqualTo(new Standing.UnknownOperator());
    }

    @Test
    @DisplayName("O4 · the account at the bureau, asked for as the example says; it prints redacted")
    void aBureauAccount() {
        given("bureau-account-given.json");

        var answer = bureauAccounts.of("officer.lin");

        assertThat(answer).isEqualTo(new BureauAccountAnswer.Given(new BureauAccount("B10001-Q01")));
        assertThat(answer.toString()).doesNotContain("B10001-Q01");
        assertAskedAsInTheExample();
    }

    @ParameterizedTest
    @ValueSource(strings = {"bureau-account-none.json", "bureau-account-withheld-suspended.json"})
    @DisplayName("O4 · none is mapped, or the operator may not work: withheld")
    void noBureauAccount(String file) {
        given(file);
        String path = example.path("request").path("path").asString();

        assertThat(bureauAccounts.of(path.split("/", -1)[4])).isEqualTo(new BureauAccountAnswer.Withheld());
        assertAskedAsInTheExample();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"response\":{\"status\":503}}",
                "{\"response\":{\"status\":404,\"body\":{}}}",
                "{\"response\":{\"status\":404,\"body\":{\"code\":\"ELSE\"}}}",
                "{\"response\":{\"status\":200,\"body\":{\"bureauAccount\":\" \"}}}",
                "{\"response\":{\"status\":403,\"body\":{\"code\":\"ACCESS_DENIED\"}}}"
            })
    @DisplayName("O4, N3 · anything else is no answer, and no account")
    void noAnswerIsNoBureauAccount(String exchange) {
        example = JSON.readTree(exchange);

        assertThat(bureauAccounts.of("officer.lin")).isEqualTo(new BureauAccountAnswer.Silent());
    }

    @Test
    @DisplayName("Q5, Q6 · a loan is looked up by authorization, institution and reference, as the example says")
    void loanKnown() {
        given("loan-known.json");

        assertThat(loans.of(lookingAfter("019abb4a-1200-7c3e-9d10-5b7f2e88a001")))
                .isEqualTo(new LoanStanding.Known(
                        false, false, AssetClass.SPECIAL_MENTION, false, Instant.parse("2026-11-01T02:00:00Z"), null));
        assertAskedAsInTheExample();
    }

    @Test
    @DisplayName("Q5 · another subject's loan is told as such")
    void loanOfAnother() {
        given("loan-of-another.json");

        assertThat(loans.of(lookingAfter("019abb4a-1200-7c3e-9d10-5b7f2e88a001")))
                .isInstanceOfSatisfying(
                        LoanStanding.Known.class,
                        loan -> assertThat(loan.ofAnotherAuthorization()).isTrue());
        assertAskedAsInTheExample();
    }

    @Test
    @DisplayName(
            "Q5, N3 · an unknown loan is a fact; an answer that leaves something out, or names an unknown class, is none")
    void loanUnknown() {
        given("loan-unknown.json");
        assertThat(loans.of(lookingAfter(AUTHORIZATION.toString()))).isEqualTo(new LoanStanding.UnknownLoan());

        given("loan-known.json");
        ((ObjectNode) example.at("/response/body")).put("assetClass", "UNHEARD_OF");
        assertThat(loans.of(lookingAfter(AUTHORIZATION.toString()))).isEqualTo(new LoanStanding.Silent());

        given("loan-known.json");
        ((ObjectNode) example.at("/response/body")).remove("dormant");
        assertThat(loans.of(lookingAfter(AUTHORIZATION.toString()))).isEqualTo(new LoanStanding.Silent());
    }

    @Test
    @DisplayName(
            "Q10, N3 · who a subject is to an operator is yes or no, asked for as the example says; half an answer is none")
    void staffTies() {
        var subject = new SubjectReference("sr_Zk3vQm1xT8bYw2nLr5sHcJp9DfG");
        given("staff-tie-oneself.json");
        assertThat(ties.between("officer.lin", subject)).isEqualTo(new StaffTie.Told(true, false));
        assertAskedAsInTheExample();

        given("staff-tie-none.json");
        assertThat(ties.between("officer.lin", subject)).isEqualTo(new StaffTie.Told(false, false));
        ((ObjectNode) example.at("/response/body")).remove("colleague");
        assertThat(ties.between("officer.lin", subject)).isEqualTo(new StaffTie.Silent());
    }

    @Test
    @DisplayName(
            "Q10, N3 · who the subject is comes with the word on the use: to an operator oneself or a colleague, to a system its institution's staff; half a word is none")
    void tiesWithTheWordOnAUse() {
        given("use-grantable-about-oneself.json");
        assertThat(examine().tie()).isEqualTo(new StaffTie.Told(true, false));
        assertThat(permissions.examine(question(Workbench.LOAN_ORIGINATION)).tie())
                .isEqualTo(new StaffTie.Told(false, true));
        assertThat(permissions.examine(question(Workbench.PARTNER)).tie()).isEqualTo(new StaffTie.Told(false, true));

        ((ObjectNode) example.at("/response/body/tie")).remove("staff");
        assertThat(examine().tie()).isEqualTo(new StaffTie.Silent());
        ((ObjectNode) example.at("/response/body")).remove("tie");
        assertThat(examine()).isEqualTo(new UseAnswer(new PermissionAnswer.Granted(), new StaffTie.Silent()));

        given("use-refused-expired.json");
        assertThat(reserve().tie()).as("also where it refuses").isEqualTo(new StaffTie.Told(false, false));
    }

    private static Asked lookingAfter(String authorization) {
        return new Asked(
                Workbench.LOAN_ORIGINATION,
                new AuthorizationId(UUID.fromString(authorization)),
                Workbench.SUBJECT,
                Purpose.POST_LOAN_MANAGEMENT,
                ReportType.PERSONAL,
                new BusinessReference("LN-2026-000123"),
                Trigger.OVERDUE,
                Instant.parse("2026-11-25T02:00:00Z"));
    }

    private void given(String file) {
        try {
            example = JSON.readTree(Files.readString(EXAMPLES.resolve(file)));
        } catch (IOException failure) {
            throw new java.io.UncheckedIOException(failure);
        }
    }

    private void assertAskedAsInTheExample() {
        JsonNode request = example.path("request");
        assertThat(asked)
                .isEqualTo(request.path("method").asString() + " "
                        + request.path("path").asString());
    }

    private UseAnswer reserve() {
        return reserve(new Requester.Officer("officer.lin", "E1001", "B10001", "B10001-01", "127.0.0.1"));
    }

    private UseAnswer reserve(Requester requester) {
        return permissions.reserve(question(requester));
    }

    private UseAnswer examine() {
        return permissions.examine(
                question(new Requester.Officer("officer.lin", "E1001", "B10001", "B10001-01", "127.0.0.1")));
    }

    private static GateQuestion question(Requester requester) {
        var asked = new Asked(
                requester,
                AUTHORIZATION,
                new SubjectReference("sr_Zk3vQm1xT8bYw2nLr5sHcJp9DfG"),
                Purpose.LOAN_APPLICATION,
                ReportType.PERSONAL,
                new BusinessReference("LN-2026-000123"),
                null,
                Instant.parse("2026-11-25T02:00:00Z"));
        return new GateQuestion(USE, asked, Workbench.PERSON);
    }
}
