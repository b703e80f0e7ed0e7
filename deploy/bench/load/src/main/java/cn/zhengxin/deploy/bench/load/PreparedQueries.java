package cn.zhengxin.deploy.bench.load;

import cn.zhengxin.deploy.bureausimulator.SyntheticPerson;
import cn.zhengxin.deploy.bureausimulator.SyntheticPopulation;
import cn.zhengxin.deploy.local.LocalPlatform;
import cn.zhengxin.encryption.BlindIndex;
import cn.zhengxin.encryption.CipherSuite;
import cn.zhengxin.encryption.EnvelopeCipher;
import cn.zhengxin.encryption.Pkcs12KeyProvider;
import cn.zhengxin.encryption.Sealed;
import cn.zhengxin.encryption.SubjectReferences;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Bodies of queries, each about another person under an authorization of its own. One authorization goes the ordinary way
 * through entry, proof, signing and verification; the others are made of its row, each with its own sealed subject, because five
 * requests for each would take longer than the measurement.
 */
final class PreparedQueries {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String OWNER = "authorization-service";
    private static final String AUTHORIZATIONS = "/api/v1/authorizations";

    private final LocalPlatform platform;
    private final EnvelopeCipher cipher;
    private final HttpClient client = HttpClient.newHttpClient();
    private int next = SyntheticPopulation.FIRST_OF_CROWD;
    private String pattern = "";

    PreparedQueries(LocalPlatform platform) {
        this.platform = platform;
        this.cipher = new EnvelopeCipher(
                Pkcs12KeyProvider.open(
                        platform.dataFolder().resolve("keys").resolve(OWNER + ".p12"),
                        platform.secrets().keyStorePassword(OWNER).toCharArray()),
                CipherSuite.AES_256_GCM,
                new SecureRandom());
    }

    /** So many that nobody has asked yet. */
    List<String> more(int count) {
        if (pattern.isEmpty()) {
            pattern = authorizeOne(SyntheticPopulation.standard().person(next++));
        }
        var references = new SubjectReferences(
                new BlindIndex(Base64.getDecoder().decode(platform.secrets().subjectKey())));
        var population = SyntheticPopulation.standard();
        var bodies = new ArrayList<String>(count);
        try (var connection = platform.postgres().superuser("authorization");
                var insert = connection.prepareStatement("""
                        INSERT INTO customer_authorization
                        SELECT (jsonb_populate_record(pattern, jsonb_build_object(
                                   'id', ?::text, 'number', ?::text, 'subject_reference', ?::text))).*
                          FROM customer_authorization AS pattern WHERE id = ?::uuid
                        """);
                var insertSubject = connection.prepareStatement("""
                        INSERT INTO sealed_particulars (authorization_id, part, wrapped_key, ciphertext)
                        VALUES (?::uuid, 'SUBJECT', ?, ?)
                        """)) {
            connection.setAutoCommit(false);
            var subject = subjectOf(connection, pattern);
            for (int i = 0; i < count; i++) {
                var person = population.person(next);
                String id = UUID.randomUUID().toString();
                insert.setString(1, id);
                insert.setString(2, "BENCH-" + next);
                insert.setString(3, references.referenceOf("RESIDENT_ID", person.nationalId()));
                insert.setString(4, pattern);
                insert.addBatch();
                var sealed = cipher.seal(
                        JSON.writeValueAsBytes(subject.deepCopy()
                                .put("name", person.name())
                                .put("documentNumber", person.nationalId())),
                        context(id));
                insertSubject.setString(1, id);
                insertSubject.setBytes(2, sealed.wrappedKey());
                insertSubject.setBytes(3, sealed.ciphertext());
                insertSubject.addBatch();
                bodies.add(query(person, id, next));
                next++;
                if (i % 1_000 == 999) {
                    int[] _ = insert.executeBatch();
                    int[] _ = insertSubject.executeBatch();
                }
            }
            int[] _ = insert.executeBatch();
            int[] _ = insertSubject.executeBatch();
            connection.commit();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return bodies;
    }

    /** The sealed part of the authorization that went the ordinary way: a query is for the person whose name it seals (Q1). */
    private ObjectNode subjectOf(Connection connection, String authorization) throws SQLException {
        try (var select = connection.prepareStatement("""
                SELECT wrapped_key, ciphertext FROM sealed_particulars
                 WHERE authorization_id = ?::uuid AND part = 'SUBJECT'
                """)) {
            select.setString(1, authorization);
            try (var row = select.executeQuery()) {
                row.next();
                var sealed = new Sealed(row.getBytes(1), row.getBytes(2));
                return JSON.readValue(cipher.open(sealed, context(authorization)), ObjectNode.class);
            }
        }
    }

    private static byte[] context(String authorization) {
        return ("sealed_particulars/" + authorization + "/SUBJECT").getBytes(StandardCharsets.UTF_8);
    }

    private static String query(SyntheticPerson person, String authorization, int number) {
        return JSON.writeValueAsString(Map.of(
                "authorizationId",
                authorization,
                "reportType",
                "PERSONAL",
                "purpose",
                "LOAN_APPLICATION",
                "businessReference",
                String.format(Locale.ROOT, "LN-2026-%08d", number),
                "subject",
                subject(person)));
    }

    private static Map<String, String> subject(SyntheticPerson person) {
        return Map.of("name", person.name(), "documentType", "RESIDENT_ID", "documentNumber", person.nationalId());
    }

    private String authorizeOne(SyntheticPerson person) {
        String officer = platform.signIn().tokenOf("officer.lin");
        LocalDate today = LocalDate.now(ZoneId.of("Asia/Shanghai"));
        String id = post(
                        officer,
                        AUTHORIZATIONS,
                        Map.ofEntries(
                                Map.entry("kind", "QUERY"),
                                Map.entry("subject", subject(person)),
                                Map.entry("institution", Map.of("code", "B10001", "name", "江南银行杭州分行")),
                                Map.entry("purpose", "LOAN_APPLICATION"),
                                Map.entry("purposeStatement", "个人消费贷款额度评估"),
                                Map.entry("product", "SINGLE_LOAN"),
                                Map.entry("reportTypes", List.of("PERSONAL")),
                                Map.entry("startDate", today.toString()),
                                Map.entry("endDate", today.plusDays(20).toString()),
                                Map.entry("signingChannel", "COUNTER"),
                                Map.entry(
                                        "signingTime",
                                        Instant.now()
                                                .minusSeconds(60)
                                                .truncatedTo(ChronoUnit.SECONDS)
                                                .toString()),
                                Map.entry("templateVersion", "2026-01"),
                                Map.entry("uses", 1)))
                .path("id")
                .asString();
        String _ = evidence(officer, id, "ID_DOCUMENT_CHECK");
        String page = evidence(officer, id, "SIGNED_DOCUMENT");
        JsonNode _ = post(
                officer,
                AUTHORIZATIONS + "/" + id + "/signature",
                Map.of(
                        "channel",
                        "COUNTER",
                        "teller",
                        Map.of("idDocumentChecked", true),
                        "pages",
                        List.of(Map.of("number", 1, "signed", true, "fingerprinted", true, "imageEvidenceId", page)),
                        "witness",
                        Map.of("employeeNumber", "E1004")));
        JsonNode _ = post(
                platform.signIn().tokenOf("reviewer.zhao"),
                AUTHORIZATIONS + "/" + id + "/verification",
                Map.of("decision", "VERIFY", "comment", "complete"));
        return id;
    }

    private JsonNode post(String token, String path, Map<String, ?> body) {
        return send(token, path, "application/json", JSON.writeValueAsBytes(body));
    }

    private String evidence(String token, String authorization, String kind) {
        String boundary = "----" + UUID.randomUUID();
        String body = "--" + boundary + "\r\nContent-Disposition: form-data; name=\"kind\"\r\n\r\n" + kind + "\r\n--"
                + boundary + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\"scan\"\r\n"
                + "Content-Type: application/pdf\r\n\r\n%PDF-1.7\n%" + UUID.randomUUID()
                + "\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n\r\n--" + boundary + "--\r\n";
        return send(
                        token,
                        AUTHORIZATIONS + "/" + authorization + "/evidence",
                        "multipart/form-data; boundary=" + boundary,
                        body.getBytes(StandardCharsets.UTF_8))
                .path("evidenceId")
                .asString();
    }

    private JsonNode send(String token, String path, String type, byte[] body) {
        try {
            var response = client.send(
                    HttpRequest.newBuilder(URI.create(platform.gatewayUrl() + path))
                            .header("Authorization", "Bearer " + token)
                            .header("Content-Type", type)
                            .header("Idempotency-Key", UUID.randomUUID().toString())
                            .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            if (response.statusCode() / 100 != 2) {
                throw new IllegalStateException(path + " answered " + response.statusCode() + " " + response.body());
            }
            return JSON.readTree(response.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
