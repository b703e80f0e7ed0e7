package cn.zhengxin.gateway.routing;

import static org.springframework.cloud.gateway.server.mvc.filter.BeforeFilterFunctions.setPath;
import static org.springframework.cloud.gateway.server.mvc.filter.BeforeFilterFunctions.uri;
import static org.springframework.cloud.gateway.server.mvc.handler.GatewayRouterFunctions.route;
import static org.springframework.cloud.gateway.server.mvc.handler.HandlerFunctions.http;
import static org.springframework.web.servlet.function.RequestPredicates.GET;
import static org.springframework.web.servlet.function.RequestPredicates.path;

import cn.zhengxin.identity.TerminalAssertions;
import io.github.resilience4j.bulkhead.BulkheadRegistry;
import io.github.resilience4j.micrometer.tagged.TaggedBulkheadMetrics;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.net.http.HttpClient;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.cloud.gateway.server.mvc.config.GatewayMvcProperties;
import org.springframework.cloud.gateway.server.mvc.handler.ProxyExchange;
import org.springframework.cloud.gateway.server.mvc.handler.RestClientProxyExchange;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.web.client.RestClient;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.RouterFunctions;
import org.springframework.web.servlet.function.ServerResponse;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(RoutingProperties.class)
class RoutingConfiguration {

    @Bean
    RouterFunction<ServerResponse> routes(RoutingProperties properties, BulkheadRegistry bulkheads) {
        RouterFunctions.Builder routes = RouterFunctions.route();
        for (RoutingProperties.Service service : properties.services()) {
            RequestsInFlight inFlight = new RequestsInFlight(
                    bulkheads.bulkhead(service.name(), RequestsInFlight.atMost(properties.inFlightOf(service))));
            UpstreamFailures failures = new UpstreamFailures(service.name());
            for (String pattern : service.paths()) {
                routes.add(route(service.name())
                        .route(path(pattern), http())
                        .filter(inFlight)
                        .before(uri(service.baseUrl()))
                        .filter(failures)
                        .build());
            }
            routes.add(route("openapi-" + service.name())
                    .route(GET("/openapi/" + service.name()), http())
                    .filter(inFlight)
                    .before(setPath("/v3/api-docs"))
                    .before(uri(service.baseUrl()))
                    .filter(failures)
                    .build());
        }
        return routes.build();
    }

    @Bean
    BulkheadRegistry requestsInFlight() {
        return BulkheadRegistry.ofDefaults();
    }

    @Bean
    MeterBinder requestsInFlightMetrics(BulkheadRegistry bulkheads) {
        return TaggedBulkheadMetrics.ofBulkheadRegistry(bulkheads);
    }

    @Bean
    ForwardedHeaders forwardedHeaders(TerminalAssertions assertions) {
        return new ForwardedHeaders(assertions);
    }

    @Bean
    ReturnedHeaders returnedHeaders() {
        return new ReturnedHeaders();
    }

    @Bean(destroyMethod = "close")
    ExecutorService upstreamThreads() {
        return Executors.newThreadPerTaskExecutor(
                Thread.ofVirtual().name("upstream-", 0).factory());
    }

    /** The client on virtual threads: three times the default's throughput, see docs/performance.md. */
    @Bean
    ProxyExchange proxyExchange(
            RestClient.Builder builder,
            GatewayMvcProperties gatewayProperties,
            RoutingProperties properties,
            ExecutorService upstreamThreads) {
        HttpClient client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(properties.connectTimeout())
                .executor(upstreamThreads)
                .build();
        JdkClientHttpRequestFactory requests = new JdkClientHttpRequestFactory(client, upstreamThreads);
        requests.setReadTimeout(properties.readTimeout());
        return new RestClientProxyExchange(builder.requestFactory(requests).build(), gatewayProperties);
    }
}
