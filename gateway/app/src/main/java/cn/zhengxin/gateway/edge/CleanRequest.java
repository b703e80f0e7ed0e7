package cn.zhengxin.gateway.edge;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.util.Collections;
import java.util.Enumeration;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A request of which only known headers are left. What nobody here reads cannot mislead anybody. */
final class CleanRequest extends HttpServletRequestWrapper {

    private static final Set<String> KNOWN = Set.of(
            "accept",
            "accept-language",
            "authorization",
            "content-length",
            "content-type",
            "cookie",
            "host",
            "idempotency-key",
            "if-match",
            "if-none-match",
            "last-event-id",
            "origin",
            "referer",
            "transfer-encoding",
            "user-agent",
            "x-correlation-id",
            "x-csrf-token");

    private final String address;

    CleanRequest(HttpServletRequest request, String address) {
        super(request);
        this.address = address;
    }

    private static boolean isKnown(String name) {
        return KNOWN.contains(name.toLowerCase(Locale.ROOT));
    }

    @Override
    public @Nullable String getHeader(String name) {
        return isKnown(name) ? super.getHeader(name) : null;
    }

    @Override
    public Enumeration<String> getHeaders(String name) {
        return isKnown(name) ? super.getHeaders(name) : Collections.emptyEnumeration();
    }

    @Override
    public Enumeration<String> getHeaderNames() {
        return Collections.enumeration(Collections.list(super.getHeaderNames()).stream()
                .filter(CleanRequest::isKnown)
                .toList());
    }

    @Override
    public int getIntHeader(String name) {
        return isKnown(name) ? super.getIntHeader(name) : -1;
    }

    @Override
    public long getDateHeader(String name) {
        return isKnown(name) ? super.getDateHeader(name) : -1;
    }

    @Override
    public String getRemoteAddr() {
        return address;
    }

    @Override
    public String getRemoteHost() {
        return address;
    }
}
