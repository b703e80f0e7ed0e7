package cn.zhengxin.deploy.bureausimulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.Provider;
import java.security.Signature;
import java.security.interfaces.ECKey;
import java.security.spec.ECGenParameterSpec;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@Timeout(60)
class PassportIntegrationTests {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String NUMBER = "REQ-00000001";
    private static final Provider SM2 = new BouncyCastleProvider();

    @TempDir
    private Path folder;

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private KeyPair keys;
    private BureauSimulator simulator;

    @BeforeEach
    void start() throws Exception {
        keys = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        Path trusted = folder.resolve("passports.pem");
        Files.writeString(
                trusted,
                "-----BEGIN PUBLIC KEY-----\n"
                        + Base64.getEncoder().encodeToString(keys.getPublic().getEncoded())
                        + "\n-----END PUBLIC KEY-----\n");
        startOn(trusted);
    }

    private void startOn(Path trusted) throws InterruptedException {
        simulator = BureauSimulator.start(
                new BureauSimulator.Settings(
                        0, 0, folder.resolve("data"), SyntheticPopulation.STANDARD_SEED, null, trusted),
                Clock.systemUTC());
    }

    @AfterEach
    void stop() {
        simulator.close();
        client.close();
    }

    @Test
    @DisplayName("Q12 · a passport of a trusted key opens the bureau for its own inquiry, and only for it")
    void opensForItsOwnInquiry() throws Exception {
        String passport = passport(claims(NUMBER), keys);

        assertThat(inquire(NUMBER, passport).body()).contains("<Result>ANSWERED</Result>");
        assertThat(inquire("REQ-00000002", passport).statusCode()).isEqualTo(403);
        assertThat(inquiries()).hasSize(1);
        assertThat(inquiries().getFirst().path("passports").asInt()).isEqualTo(1);
    }

    @Test
    @DisplayName("Q12, N1 · a passport under SM2 opens it where that key was handed over, and only under its own name")
    void opensUnderSm2() throws Exception {
        var generator = KeyPairGenerator.getInstance("EC", SM2);
        generator.initialize(new ECGenParameterSpec("sm2p256v1"));
        KeyPair national = generator.generateKeyPair();
        simulator.close();
        Path trusted = folder.resolve("sm2.pem");
        Files.writeString(
                trusted,
                Files.readString(folder.resolve("passports.pem")) + "-----BEGIN PUBLIC KEY-----\n"
                        + Base64.getEncoder()
                                .encodeToString(national.getPublic().getEncoded())
                        + "\n-----END PUBLIC KEY-----\n");
        startOn(trusted);

        assertThat(inquire(NUMBER, signed("EdDSA", claims(NUMBER), national)).statusCode())
                .isEqualTo(403);
        assertThat(inquire(NUMBER, signed("SM2", claims("REQ-00000009"), national))
                        .statusCode())
                .isEqualTo(403);
        assertThat(inquire(NUMBER, signed("SM2", claims(NUMBER), national)).body())
                .contains("<Result>ANSWERED</Result>");
        assertThat(inquire(NUMBER, passport(claims(NUMBER), keys)).statusCode()).isEqualTo(200);
    }

    @Test
    @DisplayName(
            "Q12 · the same inquiry delivered twice under its passport gets one answer; sent again under a new one as well")
    void isNoObstacleToRepetitions() throws Exception {
        String passport = passport(claims(NUMBER), keys);
        String first = inquire(NUMBER, passport).body();

        assertThat(inquire(NUMBER, passport).body()).isEqualTo(first);
        assertThat(inquire(NUMBER, passport(claims(NUMBER), keys)).body()).isEqualTo(first);
        assertThat(inquiries()).hasSize(1);
    }

    @Test
    @DisplayName(
            "Q12 · an identity that was presented for one inquiry opens nothing for another, after a restart neither")
    void holdsOnce() throws Exception {
        var claims = claims(NUMBER);
        inquire(NUMBER, passport(claims, keys));
        simulator.close();
        startOn(folder.resolve("passports.pem"));
        claims.put("requestNumber", "REQ-00000002");

        var answer = inquire("REQ-00000002", passport(claims, keys));

        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.body()).contains("USED");
        assertThat(inquiries()).hasSize(1);
    }

    @Test
    @DisplayName("Q12 · missing, malformed, foreign, altered, expired or for something else: no inquiry is made")
    void refusesWhateverDoesNotHold() throws Exception {
        Instant now = Instant.now();
        var expired = claims(NUMBER);
        expired.put("iat", now.minusSeconds(120).getEpochSecond());
        expired.put("exp", now.minusSeconds(1).getEpochSecond());
        var future = claims(NUMBER);
        future.put("iat", now.plusSeconds(60).getEpochSecond());
        var endless = claims(NUMBER);
        endless.put("exp", now.plus(Duration.ofDays(1)).getEpochSecond());
        var otherInstitution = claims(NUMBER);
        otherInstitution.put("institution", "B20001");
        var otherReason = claims(NUMBER);
        otherReason.put("reason", "01");
        var otherAudience = claims(NUMBER);
        otherAudience.put("aud", "somebody-else");
        String good = passport(claims(NUMBER), keys);
        String[] parts = good.split("\\.", -1);
        String altered = parts[0] + "." + encoded(claims("REQ-00000009")) + "." + parts[2];
        String unsigned = encoded(Map.of("alg", "none", "kid", keyId(keys))) + "." + parts[1] + ".AA";

        for (String refused : List.of(
                "",
                "no passport",
                passport(claims(NUMBER), KeyPairGenerator.getInstance("Ed25519").generateKeyPair()),
                altered,
                unsigned,
                passport(expired, keys),
                passport(future, keys),
                passport(endless, keys),
                passport(otherInstitution, keys),
                passport(otherReason, keys),
                passport(otherAudience, keys))) {
            assertThat(inquire(NUMBER, refused).statusCode()).as(refused).isEqualTo(403);
        }
        assertThat(inquiries()).isEmpty();
        assertThat(inquire(NUMBER, good).statusCode()).isEqualTo(200);
    }

    private static Map<String, Object> claims(String number) {
        Instant now = Instant.now();
        var claims = new LinkedHashMap<String, Object>();
        claims.put("jti", UUID.randomUUID().toString());
        claims.put("aud", "credit-bureau");
        claims.put("iat", now.getEpochSecond());
        claims.put("exp", now.plusSeconds(120).getEpochSecond());
        claims.put("requestNumber", number);
        claims.put("institution", "B10001");
        claims.put("reason", "02");
        claims.put("reportType", "PERSONAL");
        return claims;
    }

    private static String passport(Map<String, Object> claims, KeyPair keys) throws Exception {
        return signed("EdDSA", claims, keys);
    }

    private static String signed(String algorithm, Map<String, Object> claims, KeyPair keys) throws Exception {
        String text = encoded(Map.of("alg", algorithm, "kid", keyId(keys))) + "." + encoded(claims);
        var signer = keys.getPrivate() instanceof ECKey
                ? Signature.getInstance("SM3withSM2", SM2)
                : Signature.getInstance("Ed25519");
        signer.initSign(keys.getPrivate());
        signer.update(text.getBytes(StandardCharsets.US_ASCII));
        return text + "." + Base64.getUrlEncoder().withoutPadding().encodeToString(signer.sign());
    }

    private static String keyId(KeyPair keys) throws Exception {
        return HexFormat.of()
                .formatHex(
                        MessageDigest.getInstance("SHA-256")
                                .digest(keys.getPublic().getEncoded()),
                        0,
                        8);
    }

    private static String encoded(Object json) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(JSON.writeValueAsBytes(json));
    }

    private HttpResponse<String> inquire(String number, String passport) throws Exception {
        var person = SyntheticPopulation.standard().person(7);
        String body = """
                <CreditReportRequest><RequestNumber>%s</RequestNumber><InstitutionCode>B10001</InstitutionCode>\
                <BureauAccount>JN0001</BureauAccount><QueryReason code="02"/><ReportType>PERSONAL</ReportType>\
                <Subject><Name>%s</Name><DocumentType>10</DocumentType><DocumentNumber>%s</DocumentNumber></Subject>\
                <QueryPassport>%s</QueryPassport></CreditReportRequest>""".formatted(number, person.name(), person.nationalId(), passport);
        return client.send(
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + simulator.port() + "/credit-reports"))
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private List<JsonNode> inquiries() throws Exception {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + simulator.controlPort() + "/inquiries"))
                .build();
        return List.copyOf(JSON.readTree(client.send(request, HttpResponse.BodyHandlers.ofString())
                        .body())
                .values());
    }
}
