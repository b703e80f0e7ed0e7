package cn.zhengxin.query.creditquery.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.zhengxin.identity.ProblemWriter;
import io.github.resilience4j.bulkhead.Bulkhead;
import io.github.resilience4j.bulkhead.BulkheadConfig;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import tools.jackson.databind.json.JsonMapper;

class AdmissionFilterTests {

    private static final String QUERIES = "/api/v1/credit-queries";

    private final Bulkhead limit = Bulkhead.of(
            "one",
            BulkheadConfig.custom()
                    .maxConcurrentCalls(1)
                    .maxWaitDuration(Duration.ZERO)
                    .build());
    private final AdmissionFilter filter = new AdmissionFilter(limit, new ProblemWriter(JsonMapper.shared()));

    @Test
    void tellsTheQueryThatIsOneTooManyToComeAgainAndBeginsNothingOfIt() throws Exception {
        var chain = new MockFilterChain();
        var response = new MockHttpServletResponse();
        limit.acquirePermission();

        filter.doFilter(new MockHttpServletRequest("POST", QUERIES), response, chain);

        assertThat(chain.getRequest()).isNull();
        assertThat(response.getStatus()).isEqualTo(503);
        assertThat(response.getHeader("Retry-After")).isNotNull();
        assertThat(response.getContentAsString()).contains("SERVICE_BUSY");
    }

    @Test
    void givesThePlaceBackWhateverBecomesOfTheQuery() {
        FilterChain failing = (_, _) -> {
            throw new ServletException("broken");
        };

        assertThatThrownBy(() -> filter.doFilter(
                        new MockHttpServletRequest("POST", QUERIES), new MockHttpServletResponse(), failing))
                .isInstanceOf(ServletException.class);

        assertThat(limit.getMetrics().getAvailableConcurrentCalls()).isOne();
    }

    @Test
    void countsNothingButNewQueries() throws Exception {
        limit.acquirePermission();
        for (var other : new MockHttpServletRequest[] {
            new MockHttpServletRequest("GET", QUERIES),
            new MockHttpServletRequest("POST", QUERIES + "/dry-run"),
            new MockHttpServletRequest("POST", QUERIES + "/7/review")
        }) {
            var chain = new MockFilterChain();

            filter.doFilter(other, new MockHttpServletResponse(), chain);

            assertThat(chain.getRequest())
                    .as(other.getMethod() + " " + other.getRequestURI())
                    .isNotNull();
        }
    }
}
