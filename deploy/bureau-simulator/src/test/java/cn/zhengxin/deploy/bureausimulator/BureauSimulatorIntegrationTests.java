package cn.zhengxin.deploy.bureausimulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@Timeout(60)
class BureauSimulatorIntegrationTests {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final SyntheticPopulation POPULATION = SyntheticPopulation.standard();

    @TempDir
    private Path data;

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private BureauSimulator simulator;

    @BeforeEach
    void start() throws InterruptedException {
        simulator = startOn(data);
    }

    @AfterEach
    void stop() {
        simulator.close();
        client.close();
    }

    private static BureauSimulator startOn(Path data) throws InterruptedException {
        return BureauSimulator.start(
                new BureauSimulator.Settings(0, 0, data, SyntheticPopulation.STANDARD_SEED), Clock.systemUTC());
    }

    // --- inquiries

    @Test
    void answersWithTheReportOfThePerson() throws Exception {
        var person = POPULATION.person(7);
        var response = inquire("REQ-00000001", person.name(), person.nationalId());
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().firstValue("content-type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("application/xml"));
        assertThat(response.body())
                .contains("<RequestNumber>REQ-00000001</RequestNumber><Result>ANSWERED</Result>")
                .contains("<PA01BI01>" + person.nationalId() + "</PA01BI01>")
                .contains("<PA01BI02>B10001</PA01BI02>");
        var log = inquiries();
        assertThat(log).hasSize(1);
        assertThat(log.getFirst().path("institution").asString()).isEqualTo("B10001");
        assertThat(log.getFirst().path("reason").asString()).isEqualTo("02");
        assertThat(log.getFirst().path("result").asString()).isEqualTo("ANSWERED");
        await().until(() -> inquiries().getFirst().path("served").asBoolean());
    }

    @Test
    void answersWithTheReportOfTheEnterprise() throws Exception {
        var enterprise = POPULATION.enterprise(3);
        var response = post(
                request("REQ-00000001", "ENTERPRISE", enterprise.name(), "20", enterprise.unifiedSocialCreditCode()));
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.body())
                .contains("<Result>ANSWERED</Result>")
                .contains("<EA01BI01>" + enterprise.unifiedSocialCreditCode() + "</EA01BI01>");
    }

    @Test
    void saysNoRecordOfPeopleNotOnFileAndOfStrangers() throws Exception {
        var notOnFile = POPULATION.person(201);
        assertThat(inquire("REQ-00000001", notOnFile.name(), notOnFile.nationalId())
                        .body())
                .contains("<Result>NO_RECORD</Result>")
                .doesNotContain("Document");
        assertThat(inquire("REQ-00000002", "赵无名", CheckDigits.nationalId("11010119800101001"))
                        .body())
                .contains("<Result>NO_RECORD</Result>");
        assertThat(inquiries()).hasSize(2);
    }

    @Test
    void rejectsBlockedPeopleWrongNamesAndInvalidNumbers() throws Exception {
        var blocked = POPULATION.person(204);
        assertThat(inquire("REQ-00000001", blocked.name(), blocked.nationalId()).body())
                .contains("<Result>REJECTED</Result><RejectionCode>SUBJECT_BLOCKED</RejectionCode>");
        assertThat(inquire("REQ-00000002", "赵无名", POPULATION.person(1).nationalId())
                        .body())
                .contains("<RejectionCode>NAME_DOES_NOT_MATCH</RejectionCode>");
        assertThat(inquire("REQ-00000003", "赵无名", "110101198001010011").body())
                .contains("<RejectionCode>DOCUMENT_NUMBER_INVALID</RejectionCode>");
    }

    @Test
    @DisplayName("Q12 · the same request number again gets the same answer and makes no second inquiry")
    void repeatsTheAnswer() throws Exception {
        var person = POPULATION.person(7);
        String first =
                inquire("REQ-00000001", person.name(), person.nationalId()).body();
        String second =
                inquire("REQ-00000001", person.name(), person.nationalId()).body();
        assertThat(second).isEqualTo(first);
        assertThat(inquiries()).hasSize(1);
        assertThat(inquiries().getFirst().path("duplicates").asInt()).isEqualTo(1);
    }

    @Test
    @DisplayName("Q12 · twenty deliveries at once make one inquiry")
    void simultaneousDeliveriesMakeOneInquiry() throws Exception {
        var person = POPULATION.person(7);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var deliveries = new ArrayList<Callable<String>>();
            for (int i = 0; i < 20; i++) {
                deliveries.add(() -> inquire("REQ-00000001", person.name(), person.nationalId())
                        .body());
            }
            var answers = threads.invokeAll(deliveries);
            assertThat(answers.stream().map(answer -> answer.resultNow()).distinct())
                    .hasSize(1);
        }
        assertThat(inquiries()).hasSize(1);
        assertThat(inquiries().getFirst().path("duplicates").asInt()).isEqualTo(19);
    }

    @Test
    @DisplayName("Q12 · another question under a used number is a conflict, not an inquiry")
    void anotherPayloadIsAConflict() throws Exception {
        var person = POPULATION.person(7);
        var other = POPULATION.person(8);
        inquire("REQ-00000001", person.name(), person.nationalId());
        assertThat(inquire("REQ-00000001", other.name(), other.nationalId()).statusCode())
                .isEqualTo(409);
        assertThat(inquiries()).hasSize(1);
    }

    @Test
    @DisplayName("Q12 · a look-up returns the answer given before, or says that it was never asked; it is no inquiry")
    void looksUp() throws Exception {
        var person = POPULATION.person(7);
        var never = get("/credit-reports/REQ-00000001");
        assertThat(never.statusCode()).isEqualTo(404);
        assertThat(never.body()).isEqualTo("<NeverSeen/>");
        String answer =
                inquire("REQ-00000001", person.name(), person.nationalId()).body();
        assertThat(get("/credit-reports/REQ-00000001").body()).isEqualTo(answer);
        assertThat(inquiries()).hasSize(1);
        assertThat(inquiries().getFirst().path("duplicates").asInt()).isZero();
    }

    @Test
    void refusesWhatItDoesNotUnderstandWithoutAnInquiry() throws Exception {
        String good = request("REQ-00000001", "PERSONAL", "赵无名", "10", "110101198001010011");
        for (String bad : List.of(
                "",
                "{}",
                "<CreditReportRequest/>",
                good.replace("REQ-00000001", "short"),
                good.replace("PERSONAL", "OTHER"),
                good.replace("code=\"02\"", ""),
                good.replace("<Name>赵无名</Name>", ""),
                good.replace("<Name>赵无名</Name>", "<Name>赵无名</Name><Name>钱无名</Name>"),
                good.replace("</Subject>", "</Subject><Extra>1</Extra>"),
                "<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/hostname\">]>" + good.replace("赵无名", "&e;"))) {
            assertThat(post(bad).statusCode()).as(bad).isEqualTo(400);
        }
        assertThat(get("/credit-reports").statusCode()).isEqualTo(405);
        assertThat(get("/elsewhere").statusCode()).isEqualTo(404);
        assertThat(inquiries()).isEmpty();
    }

    // --- the log

    @Test
    @DisplayName("Q12 · after a restart the log is as it was and answers are the same")
    void survivesARestart() throws Exception {
        var person = POPULATION.person(7);
        String answer =
                inquire("REQ-00000001", person.name(), person.nationalId()).body();
        await().until(() -> inquiries().getFirst().path("served").asBoolean());
        inquire("REQ-00000001", person.name(), person.nationalId());
        var before = inquiries();
        simulator.close();
        simulator = startOn(data);
        assertThat(inquiries()).isEqualTo(before);
        assertThat(get("/credit-reports/REQ-00000001").body()).isEqualTo(answer);
        assertThat(inquire("REQ-00000001", person.name(), person.nationalId()).body())
                .isEqualTo(answer);
        assertThat(inquiries()).hasSize(1);
    }

    @Test
    @DisplayName("Q12 · an inquiry that got its answer is on the disk, whatever kills the process")
    void survivesKillNine() throws Exception {
        Path killed = data.resolve("killed");
        var process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx128m",
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("java.class.path"),
                        BureauSimulatorApplication.class.getName(),
                        "--port=0",
                        "--control-port=0",
                        "--data=" + killed)
                .redirectErrorStream(true)
                .redirectOutput(data.resolve("killed.log").toFile())
                .start();
        try {
            var started = Pattern.compile("Bureau on port (\\d+), control on port (\\d+)");
            int port = await().atMost(Duration.ofSeconds(40))
                    .until(
                            () -> {
                                var match = started.matcher(Files.readString(data.resolve("killed.log")));
                                return match.find() ? Integer.parseInt(match.group(1)) : 0;
                            },
                            found -> found > 0);
            for (int i = 0; i < 20; i++) {
                var person = POPULATION.person(i + 1);
                var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/credit-reports"))
                        .POST(HttpRequest.BodyPublishers.ofString(
                                request("REQ-KILLED-" + i, "PERSONAL", person.name(), "10", person.nationalId())))
                        .build();
                assertThat(client.send(request, HttpResponse.BodyHandlers.ofString())
                                .statusCode())
                        .isEqualTo(200);
            }
        } finally {
            process.destroyForcibly();
            process.waitFor(10, TimeUnit.SECONDS);
        }
        simulator.close();
        simulator = startOn(killed);
        assertThat(inquiries()).hasSize(20);
        var person = POPULATION.person(20);
        inquire("REQ-KILLED-19", person.name(), person.nationalId());
        assertThat(inquiries()).hasSize(20);
    }

    @Test
    void forgetsALineThatWasNeverFinishedAndRefusesADamagedOne() throws Exception {
        var person = POPULATION.person(7);
        inquire("REQ-00000001", person.name(), person.nationalId());
        simulator.close();
        Path log = data.resolve("inquiries.jsonl");
        Files.writeString(log, "{\"entry\":\"inquiry\",\"requestNum", StandardOpenOption.APPEND);
        simulator = startOn(data);
        assertThat(inquiries()).hasSize(1);
        inquire("REQ-00000002", person.name(), person.nationalId());
        simulator.close();
        simulator = startOn(data);
        assertThat(inquiries()).hasSize(2);
        simulator.close();
        Files.writeString(log, "no json\n", StandardOpenOption.APPEND);
        assertThatThrownBy(() -> startOn(data)).isInstanceOf(IllegalStateException.class);
        Files.delete(log);
        simulator = startOn(data);
    }

    @Test
    @DisplayName("N2 · the log holds nobody's number, name, phone or card")
    void theLogHoldsNoPersonalData() throws Exception {
        for (int number = 1; number <= 20; number++) {
            var person = POPULATION.person(number);
            inquire("REQ-0000000" + number, person.name(), person.nationalId());
        }
        String log = Files.readString(data.resolve("inquiries.jsonl"));
        for (var person : POPULATION.people()) {
            assertThat(person.identifiers()).noneMatch(log::contains);
            assertThat(log).doesNotContain(person.name());
        }
    }

    // --- misbehaviour

    @Test
    void slow() throws Exception {
        behave("{\"mode\":\"SLOW\",\"delayMillis\":700}");
        var person = POPULATION.person(7);
        long before = System.nanoTime();
        var answer = client.sendAsync(
                bureauPost(request("REQ-00000001", "PERSONAL", person.name(), "10", person.nationalId())),
                HttpResponse.BodyHandlers.ofString());
        await().until(() -> inquiries().size() == 1);
        assertThat(answer.isDone()).isFalse();
        assertThat(answer.get(10, TimeUnit.SECONDS).body()).contains("<Result>ANSWERED</Result>");
        assertThat(Duration.ofNanos(System.nanoTime() - before)).isGreaterThan(Duration.ofMillis(690));
    }

    @Test
    void resetBeforeIsNoInquiry() throws Exception {
        behave("{\"mode\":\"RESET_BEFORE\",\"count\":1}");
        assertThatThrownBy(() -> inquireSeven("REQ-00000001")).isInstanceOf(IOException.class);
        assertThat(inquiries()).isEmpty();
        assertThat(inquireSeven("REQ-00000001").statusCode()).isEqualTo(200);
    }

    @Test
    void resetAfterIsAnInquiryAndCanBeLookedUp() throws Exception {
        behave("{\"mode\":\"RESET_AFTER\"}");
        assertThatThrownBy(() -> inquireSeven("REQ-00000001")).isInstanceOf(IOException.class);
        assertThat(inquiries()).hasSize(1);
        assertThat(inquiries().getFirst().path("served").asBoolean()).isFalse();
        assertThat(get("/credit-reports/REQ-00000001").body()).contains("<Result>ANSWERED</Result>");
    }

    @Test
    void halfAnAnswerIsNoAnswer() throws Exception {
        behave("{\"mode\":\"HALF\"}");
        assertThatThrownBy(() -> inquireSeven("REQ-00000001")).isInstanceOf(IOException.class);
        assertThat(inquiries()).hasSize(1);
        assertThat(inquiries().getFirst().path("served").asBoolean()).isFalse();
    }

    @Test
    void answersAfterTheClientHasGone() throws Exception {
        behave("{\"mode\":\"ANSWER_AFTER_GONE\",\"delayMillis\":20000}");
        var person = POPULATION.person(7);
        var impatient = HttpRequest.newBuilder(bureau("/credit-reports"))
                .timeout(Duration.ofMillis(500))
                .POST(HttpRequest.BodyPublishers.ofString(
                        request("REQ-00000001", "PERSONAL", person.name(), "10", person.nationalId())))
                .build();
        assertThatThrownBy(() -> client.send(impatient, HttpResponse.BodyHandlers.ofString()))
                .isInstanceOf(IOException.class);
        assertThat(inquiries()).hasSize(1);
        assertThat(inquiries().getFirst().path("served").asBoolean()).isFalse();
        assertThat(get("/credit-reports/REQ-00000001").body()).contains("<Result>ANSWERED</Result>");
    }

    @Test
    void downRefusesInquiriesAndLookUps() throws Exception {
        assertThat(inquireSeven("REQ-00000001").statusCode()).isEqualTo(200);
        behave("{\"mode\":\"DOWN\"}");
        assertThat(inquireSeven("REQ-00000002").statusCode()).isEqualTo(503);
        assertThat(get("/credit-reports/REQ-00000001").statusCode()).isEqualTo(503);
        behave("{\"mode\":\"NORMAL\"}");
        assertThat(get("/credit-reports/REQ-00000002").statusCode()).isEqualTo(404);
        assertThat(inquiries()).hasSize(1);
    }

    @Test
    void aBehaviourWithACountEndsByItself() throws Exception {
        behave("{\"mode\":\"DOWN\",\"count\":2}");
        assertThat(inquireSeven("REQ-00000001").statusCode()).isEqualTo(503);
        assertThat(inquireSeven("REQ-00000001").statusCode()).isEqualTo(503);
        assertThat(inquireSeven("REQ-00000001").statusCode()).isEqualTo(200);
    }

    @Test
    void refusesBehavioursItDoesNotKnow() throws Exception {
        for (String bad : List.of(
                "",
                "[]",
                "{\"mode\":\"ODD\"}",
                "{\"delayMillis\":5}",
                "{\"mode\":\"SLOW\",\"delayMillis\":-1}",
                "{\"mode\":\"SLOW\",\"delayMillis\":\"5\"}",
                "{\"mode\":\"SLOW\",\"delayMillis\":9999999999}",
                "{\"mode\":\"DOWN\",\"count\":0}",
                "{\"mode\":\"DOWN\",\"other\":1}")) {
            var request = HttpRequest.newBuilder(control("/behaviour"))
                    .PUT(HttpRequest.BodyPublishers.ofString(bad))
                    .build();
            assertThat(client.send(request, HttpResponse.BodyHandlers.ofString())
                            .statusCode())
                    .as(bad)
                    .isEqualTo(400);
        }
        assertThat(controlJson("/behaviour").path("mode").asString()).isEqualTo("NORMAL");
    }

    @Test
    void tellsItsPeopleAndEnterprises() throws Exception {
        var people = controlJson("/people");
        assertThat(people.size()).isEqualTo(204);
        assertThat(people.path(0).path("nationalId").asString())
                .isEqualTo(POPULATION.person(1).nationalId());
        assertThat(controlJson("/enterprises").size()).isEqualTo(20);
        assertThat(controlJson("/health").path("status").asString()).isEqualTo("UP");
    }

    // --- talking to it

    private HttpResponse<String> inquireSeven(String number) throws Exception {
        var person = POPULATION.person(7);
        return inquire(number, person.name(), person.nationalId());
    }

    private HttpResponse<String> inquire(String number, String name, String nationalId) throws Exception {
        return post(request(number, "PERSONAL", name, "10", nationalId));
    }

    private static String request(String number, String type, String name, String documentType, String document) {
        return """
                <CreditReportRequest><RequestNumber>%s</RequestNumber><InstitutionCode>B10001</InstitutionCode>\
                <BureauAccount>JN0001</BureauAccount><QueryReason code="02"/><ReportType>%s</ReportType>\
                <Subject><Name>%s</Name><DocumentType>%s</DocumentType><DocumentNumber>%s</DocumentNumber></Subject>\
                </CreditReportRequest>""".formatted(number, type, name, documentType, document);
    }

    private HttpResponse<String> post(String body) throws Exception {
        return client.send(bureauPost(body), HttpResponse.BodyHandlers.ofString());
    }

    private HttpRequest bureauPost(String body) {
        return HttpRequest.newBuilder(bureau("/credit-reports"))
                .header("Content-Type", "application/xml")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
    }

    private HttpResponse<String> get(String path) throws Exception {
        return client.send(HttpRequest.newBuilder(bureau(path)).build(), HttpResponse.BodyHandlers.ofString());
    }

    private void behave(String behaviour) throws Exception {
        var request = HttpRequest.newBuilder(control("/behaviour"))
                .PUT(HttpRequest.BodyPublishers.ofString(behaviour))
                .build();
        assertThat(client.send(request, HttpResponse.BodyHandlers.ofString()).statusCode())
                .isEqualTo(200);
    }

    private List<JsonNode> inquiries() throws Exception {
        return List.copyOf(controlJson("/inquiries").values());
    }

    private JsonNode controlJson(String path) throws Exception {
        return JSON.readTree(
                client.send(HttpRequest.newBuilder(control(path)).build(), HttpResponse.BodyHandlers.ofString())
                        .body());
    }

    private URI bureau(String path) {
        return URI.create("http://127.0.0.1:" + simulator.port() + path);
    }

    private URI control(String path) {
        return URI.create("http://127.0.0.1:" + simulator.controlPort() + path);
    }
}
