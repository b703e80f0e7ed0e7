package cn.zhengxin.deploy.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpHeaders;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What came back. */
record Answer(int status, HttpHeaders headers, String body) {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    JsonNode json() {
        return JSON.readTree(body);
    }

    String text(String member) {
        return json().path(member).asString("");
    }

    String header(String name) {
        return headers.firstValue(name).orElse("");
    }

    /** The problem's own code and those of its reasons. */
    List<String> rules() {
        var reasons = StreamSupport.stream(json().path("reasons").spliterator(), false)
                .map(reason -> reason.path("rule").asString(""));
        return Stream.concat(Stream.of(text("code")), reasons).toList();
    }

    /** The fields that are at fault. */
    List<String> fields() {
        return StreamSupport.stream(json().path("errors").spliterator(), false)
                .map(error -> error.path("field").asString(""))
                .toList();
    }

    /** A refusal in the house's form. */
    void assertProblem() {
        assertThat(header("Content-Type")).startsWith("application/problem+json");
        assertThat(json().propertyNames()).contains("type", "title", "status", "code", "category");
    }

    @Override
    public String toString() {
        return status + " " + (body.length() > 600 ? body.substring(0, 600) + "…" : body);
    }
}
