package cn.zhengxin.query.bureau;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import cn.zhengxin.deploy.bureausimulator.BureauSimulator;
import cn.zhengxin.deploy.bureausimulator.ServerIdentity;
import cn.zhengxin.deploy.bureausimulator.SyntheticPopulation;
import cn.zhengxin.deploy.servers.LocalAuthority;
import cn.zhengxin.query.BureauIdentities;
import cn.zhengxin.query.MovableClock;
import cn.zhengxin.query.Workbench;
import cn.zhengxin.query.inquiry.BusinessReference;
import cn.zhengxin.query.inquiry.CreditQueryId;
import cn.zhengxin.query.inquiry.Purpose;
import cn.zhengxin.query.inquiry.ReportType;
import cn.zhengxin.query.inquiry.RequestNumber;
import cn.zhengxin.query.inquiry.Subject;
import cn.zhengxin.query.passport.PassportBinding;
import cn.zhengxin.query.passport.PassportOffice;
import cn.zhengxin.query.passport.PassportOffices;
import cn.zhengxin.query.passport.QueryPassport;
import cn.zhengxin.sensitivetypes.DocumentType;
import cn.zhengxin.sensitivetypes.IdentityDocument;
import cn.zhengxin.sensitivetypes.PersonName;
import io.github.resilience4j.bulkhead.BulkheadConfig;
import io.github.resilience4j.bulkhead.BulkheadRegistry;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import io.github.resilience4j.ratelimiter.RateLimiterConfig;
import io.github.resilience4j.ratelimiter.RateLimiterRegistry;
import io.github.resilience4j.retry.RetryConfig;
import io.github.resilience4j.retry.RetryRegistry;
import io.github.resilience4j.timelimiter.TimeLimiterConfig;
import io.github.resilience4j.timelimiter.TimeLimiterRegistry;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.ssl.DefaultSslBundleRegistry;
import org.springframework.boot.ssl.SslBundle;
import org.springframework.boot.ssl.jks.JksSslStoreBundle;
import org.springframework.boot.ssl.jks.JksSslStoreDetails;
import org.springframework.util.unit.DataSize;
import tools.jackson.databind.json.JsonMapper;

/** The real adapter against the real simulator, over TLS with certificates on both sides and with passports. */
@Timeout(120)
class HttpCreditBureauTests {

    private static final Duration LIMIT = Duration.ofSeconds(1);
    /** Besides the limit itself. */
    private static final Duration ALLOWANCE = Duration.ofMillis(200);

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final HttpClient CONTROL = HttpClient.newHttpClient();

    @TempDir
    private static Path folder;

    private static BureauIdentities identities;
    private static BureauSimulator simulator;
    private static PassportOffice office;

    private final CircuitBreakerRegistry breakers = CircuitBreakerRegistry.of(CircuitBreakerConfig.custom()
            .slidingWindowSize(20)
            .minimumNumberOfCalls(10)
            .failureRateThreshold(50)
            .waitDurationInOpenState(Duration.ofMillis(1_500))
            .automaticTransitionFromOpenToHalfOpenEnabled(true)
            .permittedNumberOfCallsInHalfOpenState(3)
            .build());
    private HttpCreditBureau bureau;

    @BeforeAll
    static void startTheBureau() throws Exception {
        identities = BureauIdentities.in(folder.resolve("identities"));
        simulator = BureauSimulator.start(identities.simulator(folder.resolve("data")), Clock.systemUTC());
        office = PassportOffices.office(identities.passportKeys(), Clock.systemUTC());
        // The first connection costs the time of loading classes, and so does the first report.
        adapter(simulator.port(), bundle("client.p12", "authority.p12"), CircuitBreakerRegistry.ofDefaults())
                .inquire(inquiry());
    }

    @AfterAll
    static void stopTheBureau() {
        simulator.close();
    }

    @BeforeEach
    void anAdapter() throws Exception {
        behave("{\"mode\":\"NORMAL\"}");
        bureau = adapter(simulator.port(), bundle("client.p12", "authority.p12"), breakers);
    }

    @Test
    @DisplayName("Q12 · an inquiry with certificate and passport is answered, once on record")
    void isAnswered() throws Exception {
        var inquiry = inquiry();

        assertThat(bureau.inquire(inquiry)).isInstanceOf(BureauAnswer.ReportFound.class);
        assertThat(bureau.lookUp(inquiry.number())).isInstanceOf(LookUpAnswer.Known.class);
        assertThat(footprints(inquiry.number())).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({
        "SLOW, TIMED_OUT, 1",
        "ANSWER_AFTER_GONE, TIMED_OUT, 1",
        "TRICKLE, TIMED_OUT, 1",
        "RESET_BEFORE, CONNECTION_LOST, 0",
        "RESET_AFTER, CONNECTION_LOST, 1",
        "HALF, CONNECTION_LOST, 1",
        "HUGE, CONNECTION_LOST, 1",
        "DOWN, BUREAU_ERROR, 0",
        "GARBAGE, UNREADABLE_ANSWER, 1",
        "ENTITY_BOMB, UNREADABLE_ANSWER, 1",
        "EXTERNAL_ENTITY, UNREADABLE_ANSWER, 1",
        "DEEP, UNREADABLE_ANSWER, 1",
        "ANOTHERS_ANSWER, UNREADABLE_ANSWER, 1"
    })
    @DisplayName(
            "Q12 · whatever the bureau does wrong is an unknown outcome within the limit, and a look-up tells the truth")
    void everyFaultEndsInTime(String mode, Uncertainty expected, int footprints) throws Exception {
        behave("{\"mode\":\"" + mode + "\",\"count\":1}");
        var inquiry = inquiry();
        long begin = System.nanoTime();

        BureauAnswer answer = bureau.inquire(inquiry);

        var took = Duration.ofNanos(System.nanoTime() - begin);
        assertThat(answer).isEqualTo(new BureauAnswer.OutcomeUnknown(expected));
        assertThat(took).isLessThan(LIMIT.plus(ALLOWANCE));
        behave("{\"mode\":\"NORMAL\"}");
        assertThat(bureau.lookUp(inquiry.number()))
                .isInstanceOf(footprints == 1 ? LookUpAnswer.Known.class : LookUpAnswer.NeverSeen.class);
        assertThat(footprints(inquiry.number())).isEqualTo(footprints);
    }

    @Test
    @DisplayName("Q12 · where nothing listens, nothing was sent")
    void whereNothingListensNothingWasSent() throws Exception {
        int nobody;
        try (var socket = new ServerSocket(0)) {
            nobody = socket.getLocalPort();
        }

        assertThat(adapter(nobody, bundle("client.p12", "authority.p12"), breakers)
                        .inquire(inquiry()))
                .isEqualTo(new BureauAnswer.NotSent(HeldBack.NO_CONNECTION));
    }

    @Test
    @DisplayName(
            "Q12 · the breaker opens within 20 calls, holds inquiries back unsent and at once, and closes by itself")
    void theBreakerOpens() throws Exception {
        behave("{\"mode\":\"DOWN\"}");
        int calls = 0;
        while (bureau.holdsBack().isEmpty()) {
            assertThat(bureau.inquire(inquiry())).isEqualTo(new BureauAnswer.OutcomeUnknown(Uncertainty.BUREAU_ERROR));
            assertThat(++calls).isLessThanOrEqualTo(20);
        }
        var heldBack = inquiry();
        long begin = System.nanoTime();

        assertThat(bureau.inquire(heldBack)).isEqualTo(new BureauAnswer.NotSent(HeldBack.CIRCUIT_OPEN));

        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofMillis(100));
        behave("{\"mode\":\"NORMAL\"}");
        assertThat(footprints(heldBack.number())).isZero();
        await().atMost(Duration.ofSeconds(10))
                .until(() -> bureau.inquire(inquiry()) instanceof BureauAnswer.ReportFound);
    }

    @Test
    @DisplayName("Q12 · business answers do not open the breaker")
    void businessAnswersDoNotOpenTheBreaker() {
        String number = SyntheticPopulation.standard().person(1).nationalId();
        for (int call = 0; call < 25; call++) {
            assertThat(bureau.inquire(inquiryOn("赵无名", number))).isInstanceOf(BureauAnswer.Rejected.class);
        }
        assertThat(bureau.holdsBack()).isEmpty();
    }

    @Test
    @DisplayName("Q12 · more at once than the bulkhead lets through are not sent")
    void moreAtOnceThanTheBulkheadLetsThrough() throws Exception {
        behave("{\"mode\":\"SLOW\",\"delayMillis\":500}");
        var answers = IntStream.range(0, 6)
                .mapToObj(call ->
                        CompletableFuture.supplyAsync(() -> bureau.inquire(inquiry()), Thread::startVirtualThread))
                .toList()
                .stream()
                .map(CompletableFuture::join)
                .toList();

        assertThat(answers)
                .filteredOn(new BureauAnswer.NotSent(HeldBack.TOO_MANY_AT_ONCE)::equals)
                .hasSize(2);
    }

    @Test
    @DisplayName("Q12 · without a passport that holds, nothing leaves: the bureau learns of no inquiry")
    void withoutAPassportNothingLeaves() throws Exception {
        var inquiry = inquiry();
        var past = new MovableClock(Instant.now().minus(Duration.ofMinutes(10)));
        var ended = PassportOffices.office(identities.passportKeys(), past);
        var foreign = PassportOffices.office(PassportOffices.keys(), Clock.systemUTC());
        for (QueryPassport refused : List.of(
                new QueryPassport("a.b.c"),
                inquiry().passport(),
                ended.issue(inquiry.binding()).passport(),
                foreign.issue(inquiry.binding()).passport())) {
            assertThat(bureau.inquire(with(inquiry, inquiry.binding(), refused)))
                    .isEqualTo(new BureauAnswer.NotSent(HeldBack.PASSPORT_NOT_VALID));
        }
        // A passport that holds, but for something else than what is sent.
        var other = binding(inquiry.number(), ReportType.ENTERPRISE);
        assertThat(bureau.inquire(with(inquiry, other, office.issue(other).passport())))
                .isEqualTo(new BureauAnswer.NotSent(HeldBack.PASSPORT_NOT_VALID));
        assertThat(footprints(inquiry.number())).isZero();
    }

    @Test
    @DisplayName(
            "Q12 · the bureau lets in nobody without a certificate, with one of another authority, or with one that ended")
    void theBureauLetsInNobodyItDoesNotKnow() throws Exception {
        // Under the very same name, so that only the signature tells them apart.
        LocalAuthority.create("Bureau of the tests")
                .writeClient(file("stranger.p12"), BureauIdentities.PASSWORD, "query-service");
        identities
                .authority()
                .writeClient(file("ended.p12"), BureauIdentities.PASSWORD, "query-service", Duration.ofDays(-1));
        identities.authority().writeServer(file("server-as-client.p12"), BureauIdentities.PASSWORD, "query-service");
        for (String keyStore : Arrays.asList(null, "stranger.p12", "ended.p12", "server-as-client.p12")) {
            var refused =
                    adapter(simulator.port(), bundle(keyStore, "authority.p12"), CircuitBreakerRegistry.ofDefaults());
            var inquiry = inquiry();

            assertThat(refused.inquire(inquiry))
                    .as(String.valueOf(keyStore))
                    .isEqualTo(new BureauAnswer.OutcomeUnknown(Uncertainty.CONNECTION_LOST));
            assertThat(refused.lookUp(inquiry.number())).isEqualTo(new LookUpAnswer.Silent());
            assertThat(footprints(inquiry.number())).isZero();
        }
    }

    @Test
    @DisplayName("Q12 · a bureau of another authority, with an ended certificate or under another name gets nothing")
    void aBureauThatIsNotTheBureauGetsNothing() throws Exception {
        // Under the very same name, so that only the signature tells them apart.
        LocalAuthority.create("Bureau of the tests")
                .writeServer(file("false.p12"), BureauIdentities.PASSWORD, "bureau");
        identities
                .authority()
                .writeServer(
                        file("old.p12"),
                        BureauIdentities.PASSWORD,
                        "bureau",
                        List.of("localhost"),
                        List.of("127.0.0.1"),
                        Duration.ofDays(-1));
        identities
                .authority()
                .writeServer(
                        file("elsewhere.p12"),
                        BureauIdentities.PASSWORD,
                        "bureau",
                        List.of("bureau.example"),
                        List.of("127.0.0.9"),
                        Duration.ofDays(1));
        for (String keyStore : List.of("false.p12", "old.p12", "elsewhere.p12")) {
            var settings = new BureauSimulator.Settings(
                    0,
                    0,
                    folder.resolve(keyStore + "-data"),
                    SyntheticPopulation.STANDARD_SEED,
                    new ServerIdentity(file(keyStore), file("authority.p12"), BureauIdentities.PASSWORD),
                    file("passport-public.pem"));
            try (var impostor = BureauSimulator.start(settings, Clock.systemUTC())) {
                assertThat(adapter(impostor.port(), bundle("client.p12", "authority.p12"), breakers)
                                .inquire(inquiry()))
                        .as(keyStore)
                        .isEqualTo(new BureauAnswer.NotSent(HeldBack.PEER_NOT_TRUSTED));
            }
        }
    }

    @Test
    @DisplayName("Q12 · the port of institutions speaks no plain HTTP")
    void speaksNoPlainHttp() {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + simulator.port() + "/credit-reports/x"))
                .timeout(Duration.ofSeconds(5))
                .build();

        assertThatThrownBy(() -> CONTROL.send(request, BodyHandlers.ofString())).isInstanceOf(IOException.class);
    }

    @Test
    @DisplayName("Q12 · renewed certificates count without a restart")
    void renewedCertificatesCount() {
        var registry = new DefaultSslBundleRegistry("bureau", bundle(null, "authority.p12"));
        var adapter = adapter(simulator.port(), registry, breakers);
        assertThat(adapter.lookUp(RequestNumber.of(CreditQueryId.next()))).isEqualTo(new LookUpAnswer.Silent());

        registry.updateBundle("bureau", bundle("client.p12", "authority.p12"));

        assertThat(adapter.lookUp(RequestNumber.of(CreditQueryId.next()))).isEqualTo(new LookUpAnswer.NeverSeen());
    }

    // --- what it is made of

    private static HttpCreditBureau adapter(int port, SslBundle bundle, CircuitBreakerRegistry breakers) {
        return adapter(port, new DefaultSslBundleRegistry("bureau", bundle), breakers);
    }

    private static HttpCreditBureau adapter(
            int port, DefaultSslBundleRegistry bundles, CircuitBreakerRegistry breakers) {
        return new HttpCreditBureau(
                new BureauProperties(
                        URI.create("https://127.0.0.1:" + port),
                        "bureau",
                        Duration.ofMillis(800),
                        DataSize.ofMegabytes(2)),
                office,
                bundles,
                RateLimiterRegistry.of(RateLimiterConfig.custom()
                        .limitForPeriod(600)
                        .limitRefreshPeriod(Duration.ofSeconds(1))
                        .timeoutDuration(Duration.ofMillis(500))
                        .build()),
                BulkheadRegistry.of(BulkheadConfig.custom()
                        .maxConcurrentCalls(4)
                        .maxWaitDuration(Duration.ofMillis(100))
                        .build()),
                breakers,
                TimeLimiterRegistry.of(TimeLimiterConfig.custom()
                        .timeoutDuration(LIMIT)
                        .cancelRunningFuture(true)
                        .build()),
                RetryRegistry.of(RetryConfig.custom()
                        .maxAttempts(2)
                        .waitDuration(Duration.ofMillis(50))
                        .build()));
    }

    private static SslBundle bundle(@Nullable String keyStore, String trustStore) {
        return SslBundle.of(new JksSslStoreBundle(keyStore == null ? null : details(keyStore), details(trustStore)));
    }

    private static JksSslStoreDetails details(String store) {
        return new JksSslStoreDetails("PKCS12", null, "file:" + file(store), BureauIdentities.PASSWORD);
    }

    private static Path file(String name) {
        return identities.folder().resolve(name);
    }

    private static BureauInquiry inquiry() {
        var person = SyntheticPopulation.standard().person(7);
        return inquiryOn(person.name(), person.nationalId());
    }

    private static BureauInquiry inquiryOn(String name, String nationalId) {
        var number = RequestNumber.of(CreditQueryId.next());
        var binding = binding(number, ReportType.PERSONAL);
        return new BureauInquiry(
                number,
                "B10001",
                new BureauAccount("B10001-Q01"),
                Purpose.LOAN_APPLICATION,
                ReportType.PERSONAL,
                new Subject(PersonName.of(name), new IdentityDocument(DocumentType.RESIDENT_ID, nationalId)),
                binding,
                office.issue(binding).passport());
    }

    private static PassportBinding binding(RequestNumber number, ReportType type) {
        return new PassportBinding(
                number,
                Workbench.OFFICER,
                Workbench.AUTHORIZATION,
                Purpose.LOAN_APPLICATION,
                type,
                new BusinessReference("LN-2026-000123"),
                Workbench.SUBJECT,
                1);
    }

    private static BureauInquiry with(BureauInquiry inquiry, PassportBinding binding, QueryPassport passport) {
        return new BureauInquiry(
                inquiry.number(),
                inquiry.institution(),
                inquiry.bureauAccount(),
                inquiry.purpose(),
                inquiry.reportType(),
                inquiry.subject(),
                binding,
                passport);
    }

    private static void behave(String behaviour) throws Exception {
        var request = HttpRequest.newBuilder(control("/behaviour"))
                .PUT(HttpRequest.BodyPublishers.ofString(behaviour))
                .build();
        assertThat(CONTROL.send(request, BodyHandlers.ofString()).statusCode()).isEqualTo(200);
    }

    private static long footprints(RequestNumber number) throws Exception {
        var log = CONTROL.send(HttpRequest.newBuilder(control("/inquiries")).build(), BodyHandlers.ofString())
                .body();
        return JSON.readTree(log)
                .valueStream()
                .filter(entry -> entry.path("requestNumber").asString("").equals(number.value()))
                .count();
    }

    private static URI control(String path) {
        return URI.create("http://127.0.0.1:" + simulator.controlPort() + path);
    }
}
