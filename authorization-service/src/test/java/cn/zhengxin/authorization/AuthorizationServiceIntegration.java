package cn.zhengxin.authorization;

import cn.zhengxin.authorization.onlinesigning.FakeIdentityChecks;
import cn.zhengxin.authorization.sealing.TestSeals;
import cn.zhengxin.deploy.servers.Database;
import cn.zhengxin.deploy.servers.Server;
import cn.zhengxin.deploy.servers.Servers;
import cn.zhengxin.deploy.servers.TestIssuer;
import cn.zhengxin.encryption.BlindIndex;
import cn.zhengxin.encryption.CipherSuite;
import cn.zhengxin.encryption.LocalKeyStores;
import cn.zhengxin.encryption.SubjectReferences;
import cn.zhengxin.workingcalendar.BankDay;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** The whole service on a real PostgreSQL and a real Kafka, with a clock that tests can set. */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@ActiveProfiles("local")
@Import({
    AdjustableClock.Configuration.class,
    InMemoryIdentityProvider.Configuration.class,
    SentStatements.Configuration.class
})
public abstract class AuthorizationServiceIntegration {

    /** Tokens are issued and judged by the same clock. */
    protected static final TestIssuer ISSUER = TestIssuer.start(AdjustableClock.SHARED);

    private static final String AUDIENCE = "authorization-service";
    static final String KEY_STORE_PASSWORD = "only-for-tests";
    private static final Servers SERVERS = Servers.shared(Server.POSTGRES, Server.KAFKA);
    private static final Database DATABASE = SERVERS.postgres().createDatabase("authorization");

    static {
        // O7: people go on working while a test moves the clock; tests about unused accounts set the day themselves.
        AdjustableClock.SHARED.afterAdvance(() -> owner().sql(
                        "UPDATE credit_operator SET last_used_on = :day WHERE state = 'ACTIVE' AND last_used_on < :day")
                .param("day", BankDay.of(AdjustableClock.SHARED.instant()))
                .update());
    }

    @LocalServerPort
    private int port;

    protected final AdjustableClock clock = AdjustableClock.SHARED;

    @Autowired
    protected JdbcClient jdbc;

    @DynamicPropertySource
    static void settings(DynamicPropertyRegistry registry) {
        settings(DATABASE, keyStore()).forEach((name, value) -> registry.add(name, () -> value));
    }

    /** The settings of a service on that database with those master keys. */
    static Map<String, String> settings(Database database, String keyStore) {
        var settings = new LinkedHashMap<String, String>();
        settings.put("spring.datasource.url", database.jdbcUrl());
        settings.put("spring.datasource.username", database.appName());
        settings.put("spring.datasource.password", database.appPassword());
        settings.put("spring.flyway.url", database.jdbcUrl());
        settings.put("spring.flyway.user", database.ownerName());
        settings.put("spring.flyway.password", database.ownerPassword());
        settings.put("spring.flyway.placeholders.app_role", database.appName());
        settings.put("spring.kafka.bootstrap-servers", bootstrapServers());
        settings.put("management.server.port", "0");
        // Tests keep the register up themselves, with their own clock.
        settings.put("zhengxin.authorization.operator.upkeep.interval", "365d");
        settings.put("zhengxin.identity.issuer", ISSUER.issuer());
        settings.put("zhengxin.identity.jwks-uri", ISSUER.jwksUri());
        settings.put("zhengxin.encryption.key-store", keyStore);
        settings.put("zhengxin.encryption.key-store-password", KEY_STORE_PASSWORD);
        settings.put("zhengxin.encryption.subject-key", key(1));
        settings.put("zhengxin.idempotency.fingerprint-key", key(2));
        settings.put("zhengxin.authorization.cross-border.pseudonym-key", key(3));
        settings.put(
                "zhengxin.authorization.sealing.key-store",
                TestSeals.keyStore(KEY_STORE_PASSWORD).toString());
        settings.put("zhengxin.authorization.identity-check.base-url", FakeIdentityChecks.SHARED.url());
        settings.put("zhengxin.authorization.expiry-notice.base-url", FakeIdentityChecks.SHARED.url());
        // Tests deliver themselves.
        settings.put("zhengxin.authorization.expiry-notice.delivery-interval", "365d");
        settings.put("zhengxin.authorization.sealing.key-store-password", KEY_STORE_PASSWORD);
        return settings;
    }

    /** One more service with these settings, on a port of its own, beside whichever a test has already. */
    static ConfigurableApplicationContext another(Map<String, String> settings) {
        return new SpringApplicationBuilder(
                        AuthorizationServiceApplication.class,
                        AdjustableClock.Configuration.class,
                        InMemoryIdentityProvider.Configuration.class)
                .profiles("local")
                .run(Stream.concat(
                                Stream.of("--server.port=0"),
                                settings.entrySet().stream()
                                        .map(setting -> "--" + setting.getKey() + "=" + setting.getValue()))
                        .toArray(String[]::new));
    }

    static Api apiOf(ConfigurableApplicationContext service) {
        return new Api("http://127.0.0.1:" + service.getEnvironment().getRequiredProperty("local.server.port"));
    }

    public static String bootstrapServers() {
        return SERVERS.kafka().bootstrapServers();
    }

    /** With the rights of a migration. */
    public static JdbcClient owner() {
        return JdbcClient.create(
                new DriverManagerDataSource(DATABASE.jdbcUrl(), DATABASE.ownerName(), DATABASE.ownerPassword()));
    }

    protected Api api() {
        return new Api("http://127.0.0.1:" + port);
    }

    /** Somebody with whatever roles a test needs. */
    public static String staff(String account, String institution, String employeeNumber, List<String> roles) {
        return ISSUER.staff(account, institution, employeeNumber, roles, AUDIENCE);
    }

    /** The same, with another time of issue. */
    public static String staff(
            String account, String institution, String employeeNumber, List<String> roles, Instant issuedAt) {
        return ISSUER.token(Map.of(
                "sub",
                account,
                "preferred_username",
                account,
                "employee_number",
                employeeNumber,
                "institution",
                institution,
                "aud",
                List.of(AUDIENCE),
                "acr",
                "2",
                "iat",
                issuedAt.getEpochSecond(),
                "realm_access",
                Map.of("roles", roles)));
    }

    public static String officerLin() {
        return ISSUER.staff("officer.lin", "B10001", "E1001", List.of("query-officer"), AUDIENCE);
    }

    public static String reviewerZhao() {
        return ISSUER.staff("reviewer.zhao", "B10001", "E1002", List.of("reviewer"), AUDIENCE);
    }

    /** Officer and reviewer of a small branch: may verify, but never what officer.gao entered. */
    protected static String officerGao() {
        return ISSUER.staff("officer.gao", "B20001", "E2001", List.of("query-officer", "reviewer"), AUDIENCE);
    }

    public static String institutionAdministrator() {
        return ISSUER.staff(
                "admin.institution", "B10001", "E1003", List.of("credit-administrator-institution"), AUDIENCE);
    }

    public static String provinceAdministrator() {
        return ISSUER.staff("admin.province", "B00000", "E0001", List.of("credit-administrator-province"), AUDIENCE);
    }

    protected static String auditor() {
        return ISSUER.staff("auditor.wang", "B00000", "E0002", List.of("auditor"), AUDIENCE);
    }

    public static String loanOrigination() {
        return ISSUER.system("loan-origination", "B10001", List.of("loan-system"), AUDIENCE);
    }

    protected static String customer(String subjectReference) {
        return ISSUER.customer("subject.zhang", subjectReference, AUDIENCE);
    }

    /** Whoever this reference stands for. */
    public static String customerOf(String subjectReference) {
        return customer(subjectReference);
    }

    public static String queryService() {
        return ISSUER.service("query-service", AUDIENCE);
    }

    /** As query-service names the subject of a query. */
    public static String nameReferenceOf(String subjectReference, String name) {
        return new SubjectReferences(new BlindIndex(Base64.getDecoder().decode(key(1))))
                .nameReferenceOf(subjectReference, name);
    }

    /** Moves the end of a withdrawn authorization behind the retention of the bank, and not behind that of the law (A15). */
    public static void endedLongAgo(String withdrawnAuthorization) {
        owner().sql("""
                        UPDATE customer_authorization
                        SET withdrawal = withdrawal || '{"at": "2020-06-01T00:00:00Z"}'::jsonb WHERE id = :id::uuid
                        """).param("id", withdrawnAuthorization).update();
    }

    /** As if the counter had written down this credit amount, with an end that is near. */
    public static void ofAmount(String authorization, String amount) {
        owner().sql("""
                        UPDATE customer_authorization
                        SET end_date = start_date + 1, signature = jsonb_set(signature, '{amount}', to_jsonb(:amount::numeric))
                        WHERE id = :id::uuid
                        """).param("amount", amount).param("id", authorization).update();
    }

    /** Types of the events about one aggregate, in the order they were written. */
    protected List<String> eventsAbout(String aggregateId) {
        return jdbc.sql("SELECT type FROM outbox_event WHERE aggregate_id = :id ORDER BY position")
                .param("id", aggregateId)
                .query(String.class)
                .list();
    }

    private static String keyStore() {
        try {
            var file = Files.createTempDirectory("keys").resolve("authorization.p12");
            LocalKeyStores.create(file, KEY_STORE_PASSWORD.toCharArray(), CipherSuite.AES_256_GCM);
            return file.toString();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    static String key(int filling) {
        var key = new byte[32];
        java.util.Arrays.fill(key, (byte) filling);
        return Base64.getEncoder().encodeToString(key);
    }
}
