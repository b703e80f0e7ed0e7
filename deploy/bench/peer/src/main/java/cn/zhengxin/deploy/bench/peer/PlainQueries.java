package cn.zhengxin.deploy.bench.peer;

import cn.zhengxin.encryption.EnvelopeCipher;
import cn.zhengxin.encryption.Sealed;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/** Two transactions with the bureau between them. */
@Component
class PlainQueries {

    private final JdbcClient database;
    private final TransactionOperations transactions;
    private final EnvelopeCipher cipher;
    private final Clock clock;
    private final URI reports;
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    PlainQueries(
            JdbcClient database,
            TransactionOperations transactions,
            EnvelopeCipher cipher,
            Clock clock,
            PeerProperties properties) {
        this.database = database;
        this.transactions = transactions;
        this.cipher = cipher;
        this.clock = clock;
        this.reports = URI.create(properties.bureauUrl() + "/credit-reports");
    }

    UUID submit(String key, PlainQueryRequest request) {
        UUID id = UUID.randomUUID();
        String number = "PEER-" + id;
        transactions.executeWithoutResult(_ -> store(id, key, request));
        byte[] report = inquire(number, request);
        Sealed sealed = cipher.seal(report, ("plain_report/" + id).getBytes(StandardCharsets.UTF_8));
        transactions.executeWithoutResult(_ -> answer(id, number, sealed));
        return id;
    }

    private void store(UUID id, String key, PlainQueryRequest request) {
        byte[] plain =
                (request.subject().name() + "|" + request.subject().documentNumber()).getBytes(StandardCharsets.UTF_8);
        Sealed subject = cipher.seal(plain, ("plain_query/" + id).getBytes(StandardCharsets.UTF_8));
        database.sql("""
                        INSERT INTO plain_query (id, state, authorization_id, report_type, purpose, business_reference,
                                                 subject_key, subject, idempotency_key, submitted_at)
                        VALUES (?, 'SENDING', ?, ?, ?, ?, ?, ?, ?, ?)
                        """)
                .params(
                        id,
                        request.authorizationId(),
                        request.reportType(),
                        request.purpose(),
                        request.businessReference(),
                        subject.wrappedKey(),
                        subject.ciphertext(),
                        key,
                        now())
                .update();
        event("QueryAttempted", id, "{\"purpose\":\"" + request.purpose() + "\"}");
    }

    private byte[] inquire(String number, PlainQueryRequest request) {
        String body = "<?xml version=\"1.0\" encoding=\"UTF-8\"?><CreditReportRequest><RequestNumber>" + number
                + "</RequestNumber><InstitutionCode>B10001</InstitutionCode><BureauAccount>PEER</BureauAccount>"
                + "<QueryReason code=\"02\"/><ReportType>PERSONAL</ReportType><Subject><Name>"
                + request.subject().name() + "</Name><DocumentType>10</DocumentType><DocumentNumber>"
                + request.subject().documentNumber() + "</DocumentNumber></Subject></CreditReportRequest>";
        try {
            var response = client.send(
                    HttpRequest.newBuilder(reports)
                            .header("Content-Type", "application/xml")
                            .POST(HttpRequest.BodyPublishers.ofString(body))
                            .build(),
                    HttpResponse.BodyHandlers.ofByteArray());
            if (response.statusCode() != 200) {
                throw new IllegalStateException("The bureau answered " + response.statusCode());
            }
            return response.body();
        } catch (IOException e) {
            throw new IllegalStateException("The bureau did not answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted", e);
        }
    }

    private void answer(UUID id, String number, Sealed report) {
        database.sql("INSERT INTO plain_report (query_id, wrapped_key, ciphertext, stored_at) VALUES (?, ?, ?, ?)")
                .params(id, report.wrappedKey(), report.ciphertext(), now())
                .update();
        database.sql("UPDATE plain_query SET state = 'ANSWERED', settled_at = ? WHERE id = ?")
                .params(now(), id)
                .update();
        event("QueryAnswered", id, "{\"requestNumber\":\"" + number + "\"}");
    }

    private void event(String type, UUID id, String body) {
        database.sql(
                        "INSERT INTO plain_outbox (event_id, type, aggregate_id, body, occurred_at) VALUES (?, ?, ?, ?, ?)")
                .params(UUID.randomUUID(), type, id.toString(), body, now())
                .update();
    }

    private OffsetDateTime now() {
        return OffsetDateTime.now(clock);
    }
}
