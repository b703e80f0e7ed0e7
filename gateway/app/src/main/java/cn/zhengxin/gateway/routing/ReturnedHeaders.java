package cn.zhengxin.gateway.routing;

import java.util.List;
import org.springframework.cloud.gateway.server.mvc.filter.HttpHeadersFilter.ResponseHttpHeadersFilter;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.web.servlet.function.ServerResponse;

/** What of a service's answer goes out. Cookies, server names and security headers are the gateway's own business. */
@Order(Ordered.LOWEST_PRECEDENCE)
final class ReturnedHeaders implements ResponseHttpHeadersFilter {

    private static final List<String> PASSED = List.of(
            HttpHeaders.ALLOW,
            HttpHeaders.CONTENT_DISPOSITION,
            HttpHeaders.CONTENT_LENGTH,
            HttpHeaders.CONTENT_TYPE,
            HttpHeaders.ETAG,
            HttpHeaders.LINK,
            HttpHeaders.LOCATION,
            HttpHeaders.RETRY_AFTER,
            HttpHeaders.WWW_AUTHENTICATE,
            "Idempotency-Replayed",
            // RFC 9530: what a sealed document is checked against (A14).
            "Repr-Digest");

    @Override
    public HttpHeaders apply(HttpHeaders answered, ServerResponse response) {
        HttpHeaders returned = new HttpHeaders();
        for (String name : PASSED) {
            List<String> values = answered.get(name);
            if (values != null) {
                returned.put(name, values);
            }
        }
        // Whatever a service says: no answer of this platform is kept by anything on the way.
        returned.setCacheControl("no-store");
        return returned;
    }
}
