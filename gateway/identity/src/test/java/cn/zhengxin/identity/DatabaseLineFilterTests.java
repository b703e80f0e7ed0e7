package cn.zhengxin.identity;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import tools.jackson.databind.json.JsonMapper;

class DatabaseLineFilterTests {

    private static final int LONGEST = 20;

    @Test
    void carriesOutWhatComesWhileTheLineIsShort() throws Exception {
        var chain = new MockFilterChain();
        var response = new MockHttpServletResponse();

        filter(LONGEST).doFilter(new MockHttpServletRequest("POST", "/api/v1/things"), response, chain);

        assertThat(chain.getRequest()).isNotNull();
    }

    @Test
    void beginsNothingNewWhileTheLineIsLong() throws Exception {
        var chain = new MockFilterChain();
        var response = new MockHttpServletResponse();

        filter(LONGEST + 1).doFilter(new MockHttpServletRequest("POST", "/api/v1/things"), response, chain);

        assertThat(chain.getRequest()).isNull();
        assertThat(response.getStatus()).isEqualTo(503);
        assertThat(response.getHeader("Retry-After")).isNotNull();
        assertThat(response.getContentAsString()).contains("SERVICE_BUSY");
    }

    @Test
    void neverSendsAwayWhatAnotherServiceHasBegun() throws Exception {
        var chain = new MockFilterChain();

        filter(LONGEST + 1)
                .doFilter(
                        new MockHttpServletRequest("POST", "/internal/v1/things"),
                        new MockHttpServletResponse(),
                        chain);

        assertThat(chain.getRequest()).isNotNull();
    }

    private static DatabaseLineFilter filter(int waiting) {
        return new DatabaseLineFilter(() -> waiting, LONGEST, new ProblemWriter(JsonMapper.shared()));
    }
}
