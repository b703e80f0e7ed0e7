package cn.zhengxin.suspendedaccounts;

import cn.zhengxin.deploy.servers.TestIssuer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Calls the sample service as different people. */
final class Visitor {

    static final TestIssuer ISSUER = TestIssuer.start();

    private static final String AUDIENCE = "sample-service";

    private final HttpClient http = HttpClient.newHttpClient();
    private final int port;

    Visitor(int port) {
        this.port = port;
    }

    static String officer(String account) {
        return ISSUER.staff(account, "B10001", "E-" + account, List.of("query-officer"), AUDIENCE);
    }

    static String officer(String account, Instant issuedAt) {
        return ISSUER.token(Map.of(
                "sub",
                account,
                "preferred_username",
                account,
                "employee_number",
                "E-" + account,
                "institution",
                "B10001",
                "aud",
                List.of(AUDIENCE),
                "acr",
                "2",
                "iat",
                issuedAt.getEpochSecond(),
                "realm_access",
                Map.of("roles", List.of("query-officer"))));
    }

    static String customer() {
        return ISSUER.customer("subject.zhang", "sr_zhang", AUDIENCE);
    }

    static String system() {
        return ISSUER.system("loan-origination", "B10001", List.of("loan-system"), AUDIENCE);
    }

    HttpResponse<String> call(String token) {
        return get(port, "/api/v1/whoami", token);
    }

    int status(String token) {
        return call(token).statusCode();
    }

    HttpResponse<String> get(int atPort, String path, String token) {
        try {
            return http.send(
                    HttpRequest.newBuilder(URI.create("http://localhost:" + atPort + path))
                            .header("Authorization", "Bearer " + token)
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }
}
