package cn.zhengxin.deploy.servers;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import java.security.spec.RSAPublicKeySpec;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The test issuer")
class TestIssuerTests {
    private final TestIssuer issuer = TestIssuer.start();

    @AfterEach
    void close() {
        issuer.close();
    }

    @Test
    @DisplayName("publishes the key that its tokens verify with")
    void publishesTheKeyItSignsWith() throws Exception {
        String token = issuer.staff("officer.lin", "B10001", "E1001", List.of("query-officer"), "query-service");
        assertThat(verifies(token, publishedKey())).isTrue();
        assertThat(claims(token))
                .contains("\"preferred_username\":\"officer.lin\"")
                .contains("\"acr\":\"2\"")
                .contains("\"aud\":[\"query-service\"]")
                .contains("\"realm_access\":{\"roles\":[\"query-officer\"]}")
                .contains("\"iss\":\"" + issuer.issuer() + "\"");
    }

    @Test
    @DisplayName("signs with another key after a rotation")
    void signsWithAnotherKeyAfterARotation() throws Exception {
        String before = issuer.service("query-service");
        issuer.rotateKey();
        assertThat(verifies(before, publishedKey())).isFalse();
        assertThat(verifies(issuer.service("query-service"), publishedKey())).isTrue();
    }

    private PublicKey publishedKey() throws Exception {
        try (HttpClient client = HttpClient.newHttpClient()) {
            String keys = client.send(
                            HttpRequest.newBuilder(URI.create(issuer.jwksUri())).build(),
                            HttpResponse.BodyHandlers.ofString())
                    .body();
            return KeyFactory.getInstance("RSA")
                    .generatePublic(new RSAPublicKeySpec(number(keys, "n"), number(keys, "e")));
        }
    }

    private static BigInteger number(String keys, String member) {
        Matcher matcher = Pattern.compile("\"" + member + "\":\"([^\"]+)\"").matcher(keys);
        assertThat(matcher.find()).isTrue();
        return new BigInteger(1, Base64.getUrlDecoder().decode(matcher.group(1)));
    }

    private static boolean verifies(String token, PublicKey key) throws Exception {
        Signature signature = Signature.getInstance("RSASSA-PSS");
        signature.setParameter(new PSSParameterSpec("SHA-256", "MGF1", MGF1ParameterSpec.SHA256, 32, 1));
        signature.initVerify(key);
        int dot = token.lastIndexOf('.');
        signature.update(token.substring(0, dot).getBytes(StandardCharsets.US_ASCII));
        return signature.verify(Base64.getUrlDecoder().decode(token.substring(dot + 1)));
    }

    private static String claims(String token) {
        return new String(Base64.getUrlDecoder().decode(token.split("\\.", -1)[1]), StandardCharsets.UTF_8);
    }
}
