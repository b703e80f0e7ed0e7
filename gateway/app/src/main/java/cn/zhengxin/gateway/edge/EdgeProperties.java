package cn.zhengxin.gateway.edge;

import jakarta.validation.constraints.NotNull;
import java.net.URI;
import java.util.List;
import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How the gateway is seen from outside.
 *
 * @param publicUrl the address that browsers use; redirects are built from it, never from a Host header
 * @param trustedProxies addresses or networks whose X-Forwarded-For is believed; none by default
 */
@Validated
@ConfigurationProperties("zhengxin.gateway.edge")
public record EdgeProperties(
        @NotNull URI publicUrl, @DefaultValue List<String> trustedProxies) {

    private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1", "[::1]");

    public EdgeProperties {
        trustedProxies = List.copyOf(trustedProxies);
        if (!"https".equals(publicUrl.getScheme()) && !THIS_MACHINE.contains(String.valueOf(publicUrl.getHost()))) {
            throw new IllegalArgumentException(
                    "zhengxin.gateway.edge.public-url is https everywhere but on a developer's machine");
        }
    }

    public boolean tls() {
        return "https".equals(publicUrl.getScheme());
    }
}
