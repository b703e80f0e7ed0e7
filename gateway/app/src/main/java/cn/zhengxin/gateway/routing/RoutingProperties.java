package cn.zhengxin.gateway.routing;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Which addresses lead where.
 *
 * @param services every service that can be reached; whatever no path names leads nowhere
 * @param connectTimeout to a service
 * @param readTimeout until a service begins to answer
 */
@Validated
@ConfigurationProperties("zhengxin.gateway.routing")
record RoutingProperties(
        @NotEmpty @Valid List<Service> services,
        @DefaultValue("1s") @NotNull Duration connectTimeout,
        @DefaultValue("30s") @NotNull Duration readTimeout) {

    RoutingProperties {
        services = List.copyOf(services);
    }

    /**
     * One service.
     *
     * @param name as in {@code /openapi/<name>}
     * @param baseUrl where it listens, without a path
     * @param paths patterns of its public addresses, all below {@code /api/v1/}
     */
    record Service(
            @NotBlank String name,
            @NotNull URI baseUrl,
            @NotEmpty List<String> paths) {
        Service {
            paths = List.copyOf(paths);
            // Configuration must not open by mistake what services keep for each other.
            if (!paths.stream().allMatch(path -> path.startsWith("/api/v1/") && path.length() > "/api/v1/".length())) {
                throw new IllegalArgumentException("A route's paths are all below /api/v1/");
            }
        }
    }
}
