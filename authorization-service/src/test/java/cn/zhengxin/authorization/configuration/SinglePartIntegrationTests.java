package cn.zhengxin.authorization.configuration;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import cn.zhengxin.authorization.Api;
import cn.zhengxin.authorization.AuthorizationServiceIntegration;
import cn.zhengxin.authorization.Journey;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class SinglePartIntegrationTests extends AuthorizationServiceIntegration {

    private static final String KIND = "SIGNED_DOCUMENT";

    private Api api;
    private String evidence;

    @BeforeEach
    void draft() {
        api = api();
        evidence = Journey.AUTHORIZATIONS + "/" + new Journey(api, clock).draft(1) + "/evidence";
    }

    @Test
    @DisplayName("A2 · an upload with two files, two kinds, or a kind behind the address as well is refused by name")
    void refusesPartsThatComeTwice() {
        assertThat(told(evidence, List.of(kind(), file("a"), file("b")))).isEqualTo("400 INVALID_REQUEST [file]");
        assertThat(told(evidence, List.of(kind(), kind(), file("a")))).isEqualTo("400 INVALID_REQUEST [kind]");
        assertThat(told(evidence, List.of(kind(), kind(), file("a"), file("a"))))
                .isEqualTo("400 INVALID_REQUEST [file, kind]");
        assertThat(told(evidence + "?kind=OTHER", List.of(kind(), file("a")))).isEqualTo("400 INVALID_REQUEST [kind]");
        assertThat(told(
                        evidence,
                        List.of(kind(), Map.entry("13800138000", new byte[1]), Map.entry("13800138000", new byte[1]))))
                .as("N2: no caller's text comes back")
                .isEqualTo("400 INVALID_REQUEST [(unnamed)]");
        assertThat(told(evidence, List.of(kind(), file("a")))).isEqualTo("201");
    }

    @Test
    @DisplayName("A16, A15 · the same at every address that takes a file")
    void refusesThemEverywhere() {
        for (var address : List.of("/api/v1/exemptions/", "/api/v1/archive-accesses/")) {
            var answer = api.uploadParts(
                    officerLin(), address + UUID.randomUUID() + "/document", List.of(file("a"), file("b")));
            assertThat(answer.status()).as(address + answer.body()).isEqualTo(400);
            assertThat(answer.json().path("errors").path(0).path("field").asString())
                    .isEqualTo("file");
        }
    }

    private static Map.Entry<String, byte[]> kind() {
        return Map.entry("kind", KIND.getBytes(UTF_8));
    }

    private static Map.Entry<String, byte[]> file(String content) {
        return Map.entry("file", ("%PDF-1.7 " + content + UUID.randomUUID()).getBytes(UTF_8));
    }

    private String told(String address, List<Map.Entry<String, byte[]>> parts) {
        var answer = api.uploadParts(officerLin(), address, parts);
        if (answer.status() == 201) {
            return "201";
        }
        assertThat(answer.headers().get("Content-Type")).contains("application/problem+json");
        var fields = new ArrayList<String>();
        answer.json()
                .path("errors")
                .forEach(error -> fields.add(error.path("field").asString()));
        return answer.status() + " " + answer.text("code") + " " + fields;
    }
}
