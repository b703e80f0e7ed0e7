package cn.zhengxin.gateway.routing;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Which addresses lead where.
 *
 * @param services every service that can be reached; whatever no path names leads nowhere
 * @param connectTimeout to a service
 * @param readTimeout until a service begins to answer
 * @param inFlight how many requests to one service may be under way in this instance; one more is told to come again
 */
@Validated
@ConfigurationProperties("zhengxin.gateway.routing")
record RoutingProperties(
        @NotEmpty @Valid List<Service> services,
        @DefaultValue("1s") @NotNull Duration connectTimeout,
        @DefaultValue("30s") @NotNull Duration readTimeout,
        @DefaultValue("100") @Positive int inFlight) {

    RoutingProperties {
        services = List.copyOf(services);
    }

    /** How many requests to this service may be under way. */
    int inFlightOf(Service service) {
        var own = service.inFlight();
        return own == null ? inFlight : own;
    }

    /**
     * One service.
     *
     * @param name as in {@code /openapi/<name>}
     * @param baseUrl where it listens, without a path
     * @param paths patterns of its public addresses, all below {@code /api/v1/}
     * @param inFlight as for all services, where this one differs
     */
    record Service(
            @NotBlank String name,
            @NotNull URI baseUrl,
            @NotEmpty List<String> paths,
            @Nullable @Positive Integer inFlight) {
        Service {
            paths = List.copyOf(paths);
            // Configuration must not open by mistake what services keep for each other.
            if (!paths.stream().allMatch(path -> path.startsWith("/api/v1/") && path.length() > "/api/v1/".length())) {
                throw new IllegalArgumentException("A route's paths are all below /api/v1/");
            }
        }
    }
}
