package cn.zhengxin.gateway.edge;

import cn.zhengxin.identity.ProblemCode;
import cn.zhengxin.identity.ProblemWriter;
import cn.zhengxin.sensitivetypes.PersonalDataInText;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;
import org.springframework.web.filter.OncePerRequestFilter;

/** The first look at a request: plain address, unambiguous headers, a correlation id, the caller's address. */
final class EdgeFilter extends OncePerRequestFilter {

    static final String CORRELATION_ID = "X-Correlation-Id";

    private static final String IDEMPOTENCY_KEY = "Idempotency-Key";
    private static final Pattern PRINTABLE = Pattern.compile("[\\x21-\\x7e]{1,128}");
    // Letters somewhere: an identity or telephone number is no correlation id (N2).
    private static final Pattern CORRELATION = Pattern.compile("(?=.*[A-Za-z].*[A-Za-z])[A-Za-z0-9-]{8,64}");
    private static final Pattern LONG_NUMBER = Pattern.compile("[0-9]{11,}");

    private static final List<String> AT_MOST_ONCE = List.of(
            "Authorization",
            "Content-Length",
            "Content-Type",
            "Cookie",
            "Host",
            IDEMPOTENCY_KEY,
            "If-Match",
            "Transfer-Encoding",
            CORRELATION_ID);

    private final ClientAddress clientAddress;
    private final ProblemWriter problems;

    EdgeFilter(EdgeProperties properties, ProblemWriter problems) {
        this.clientAddress = new ClientAddress(properties.trustedProxies());
        this.problems = problems;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String correlationId = correlationId(request.getHeader(CORRELATION_ID));
        response.setHeader(CORRELATION_ID, correlationId);
        MDC.put("correlationId", correlationId);
        request.setAttribute(CORRELATION_ID, correlationId);
        try {
            ProblemCode refusal = refusal(request);
            if (refusal != null) {
                problems.write(request, response, refusal);
                return;
            }
            String address = clientAddress.of(request.getRemoteAddr(), request.getHeader("X-Forwarded-For"));
            chain.doFilter(new CleanRequest(request, address), response);
        } finally {
            MDC.remove("correlationId");
        }
    }

    private static String correlationId(@Nullable String named) {
        return named != null
                        && CORRELATION.matcher(named).matches()
                        && !LONG_NUMBER.matcher(named).find()
                        && PersonalDataInText.find(named).isEmpty()
                ? named
                : UUID.randomUUID().toString();
    }

    private static @Nullable ProblemCode refusal(HttpServletRequest request) {
        if (PlainAddress.isTooLong(request.getRequestURI(), request.getQueryString())) {
            return GatewayProblem.ADDRESS_TOO_LONG;
        }
        if (!PlainAddress.isPlain(request.getRequestURI()) || !PlainAddress.isPlainQuery(request.getQueryString())) {
            return GatewayProblem.ADDRESS_REFUSED;
        }
        for (String name : AT_MOST_ONCE) {
            List<String> values = Collections.list(request.getHeaders(name));
            if (values.size() > 1) {
                return GatewayProblem.HEADER_REFUSED;
            }
        }
        for (String name : Collections.list(request.getHeaderNames())) {
            if (Collections.list(request.getHeaders(name)).stream().anyMatch(EdgeFilter::hasControlCharacter)) {
                return GatewayProblem.HEADER_REFUSED;
            }
        }
        if (request.getMethod().equals("POST") && request.getRequestURI().startsWith("/api/")) {
            String key = request.getHeader(IDEMPOTENCY_KEY);
            // N4
            if (key == null || !PRINTABLE.matcher(key).matches()) {
                return GatewayProblem.IDEMPOTENCY_KEY_REQUIRED;
            }
        }
        return null;
    }

    /** A header is passed on as it came or not at all; one with these characters cannot be sent on. */
    private static boolean hasControlCharacter(String value) {
        return value.chars().anyMatch(character -> character != '\t' && Character.isISOControl(character));
    }
}
