package cn.zhengxin.gateway.edge;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.security.web.util.matcher.IpAddressMatcher;

/** Where a request comes from: the connection's other end, or the last hop that a trusted proxy vouches for. */
final class ClientAddress {

    private final List<IpAddressMatcher> trusted;

    ClientAddress(List<String> trustedProxies) {
        this.trusted = trustedProxies.stream().map(IpAddressMatcher::new).toList();
    }

    String of(String connection, @Nullable String forwardedFor) {
        String address = connection;
        if (forwardedFor == null) {
            return address;
        }
        String[] hops = forwardedFor.split(",", -1);
        for (int hop = hops.length - 1; hop >= 0 && isTrusted(address); hop--) {
            String named = hops[hop].strip();
            if (!named.matches("[0-9A-Fa-f.:]{2,45}")) {
                return address;
            }
            address = named;
        }
        return address;
    }

    private boolean isTrusted(String address) {
        return trusted.stream().anyMatch(matcher -> matcher.matches(address));
    }
}
