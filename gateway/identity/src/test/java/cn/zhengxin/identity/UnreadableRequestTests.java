package cn.zhengxin.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.web.multipart.MultipartException;
import org.springframework.web.servlet.HandlerMapping;

class UnreadableRequestTests {

    @Test
    @DisplayName("what the container cannot read is the caller's mistake, however deep it is wrapped")
    void isTheCallersMistake() {
        assertThat(UnreadableRequest.problemOf(new MultipartException("no boundary")))
                .contains(EdgeProblem.MALFORMED_REQUEST);
        assertThat(UnreadableRequest.problemOf(
                        new IllegalStateException(new InvalidParameterException("not decodable", null))))
                .contains(EdgeProblem.MALFORMED_REQUEST);
        assertThat(UnreadableRequest.problemOf(new IOException("gone"))).isEmpty();
    }

    @Test
    @DisplayName("N2 · an error names the address as it was mapped, and of the caller's part identifiers only")
    void namesNoValue() {
        var request = new MockHttpServletRequest("GET", "/api/v1/credit-queries/wangxiaoming");
        request.setAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE, "/api/v1/credit-queries/{id}");
        assertThat(ProblemPaths.safe(ProblemPaths.of(request))).isEqualTo("/api/v1/credit-queries/-");

        assertThat(ProblemPaths.safe("/api/v1/credit-queries/ZZsecretVALUE")).isEqualTo("/api/v1/credit-queries/-");
        assertThat(ProblemPaths.safe("/api/v1/x/330203198609097037")).isEqualTo("/api/v1/x/-");
        assertThat(ProblemPaths.safe("/api/v1/credit-queries/01a21537-b3b1-7b80-8f3c-fe9788f1fed9/report"))
                .isEqualTo("/api/v1/credit-queries/01a21537-b3b1-7b80-8f3c-fe9788f1fed9/report");
    }
}
