package cn.zhengxin.identity;

import static jakarta.servlet.DispatcherType.ASYNC;
import static jakarta.servlet.DispatcherType.ERROR;

import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.HikariPoolMXBean;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Clock;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.apache.catalina.core.StandardHost;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.http.converter.autoconfigure.ServerHttpMessageConvertersCustomizer;
import org.springframework.boot.jackson.autoconfigure.JsonMapperBuilderCustomizer;
import org.springframework.boot.security.autoconfigure.UserDetailsServiceAutoConfiguration;
import org.springframework.boot.security.autoconfigure.actuate.web.servlet.EndpointRequest;
import org.springframework.boot.security.autoconfigure.actuate.web.servlet.ManagementWebSecurityAutoConfiguration;
import org.springframework.boot.security.autoconfigure.web.servlet.ServletWebSecurityAutoConfiguration;
import org.springframework.boot.security.oauth2.server.resource.autoconfigure.OAuth2ResourceServerAutoConfiguration;
import org.springframework.boot.security.oauth2.server.resource.autoconfigure.web.OAuth2ResourceServerWebSecurityAutoConfiguration;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.boot.webmvc.autoconfigure.error.ErrorMvcAutoConfiguration;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.dao.DataAccessException;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.server.resource.web.authentication.BearerTokenAuthenticationFilter;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.web.client.RestClient;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;

/** Everything a service needs to know its callers and to answer errors, from the moment it depends on this library. */
@AutoConfiguration(
        before = {
            ErrorMvcAutoConfiguration.class,
            ManagementWebSecurityAutoConfiguration.class,
            OAuth2ResourceServerAutoConfiguration.class,
            OAuth2ResourceServerWebSecurityAutoConfiguration.class,
            ServletWebSecurityAutoConfiguration.class,
            UserDetailsServiceAutoConfiguration.class
        })
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
@EnableConfigurationProperties(IdentityProperties.class)
@Import(EdgeExceptionHandler.class)
public class IdentityAutoConfiguration {

    /** Before everything that can fail, after the tracing that failures are logged with. */
    private static final int FAILURE_FILTER_ORDER = Ordered.HIGHEST_PRECEDENCE + 10;

    private static final Set<String> OTHER_FORMATS = Set.of("yaml", "xml", "cbor", "smile");

    @Bean
    @ConditionalOnMissingBean
    Clock clock() {
        return Clock.systemUTC();
    }

    @Bean
    JsonMapperBuilderCustomizer strictRequests() {
        return builder -> builder.enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .addModule(
                        new SimpleModule("storable-text").addDeserializer(String.class, new StorableTextDeserializer()))
                // The offending text must not travel in exceptions.
                .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION);
    }

    /** The request is observed as a whole; an observation around each of some twenty security filters told nobody anything. */
    @Bean
    SecurityObservationSettings observedAsAWhole() {
        return SecurityObservationSettings.noObservations();
    }

    /** For requests alone: what other services answer is read leniently, and by their clients. */
    @Bean
    @Order(Ordered.LOWEST_PRECEDENCE)
    ServerHttpMessageConvertersCustomizer collectingRequests(JsonMapper json) {
        return converters -> converters
                .withJsonConverter(new CollectingJsonConverter(json))
                .configureMessageConvertersList(list -> list.removeIf(IdentityAutoConfiguration::isOfAnotherFormat));
    }

    /** Formats that no contract names, spoken only because a library brings their readers along. */
    private static boolean isOfAnotherFormat(HttpMessageConverter<?> converter) {
        return converter.getSupportedMediaTypes().stream()
                .anyMatch(type -> OTHER_FORMATS.stream()
                        .anyMatch(format -> type.getSubtype().equals(format)
                                || type.getSubtype().endsWith("-" + format)
                                || type.getSubtype().endsWith("+" + format)));
    }

    @Bean
    ProblemWriter problemWriter(JsonMapper json) {
        return new ProblemWriter(json);
    }

    @Bean
    MeterBinder logRedactions() {
        return LogRedactions.COUNTED;
    }

    @Bean
    TokenProblems tokenProblems(ProblemWriter writer) {
        return new TokenProblems(writer);
    }

    @Bean
    @ConditionalOnMissingBean(ErrorController.class)
    ProblemErrorController problemErrorController(ProblemWriter writer) {
        return new ProblemErrorController(writer);
    }

    @Bean
    FilterRegistrationBean<FailureFilter> failureFilter(ProblemWriter writer) {
        FilterRegistrationBean<FailureFilter> registration = new FilterRegistrationBean<>(new FailureFilter(writer));
        registration.setOrder(FAILURE_FILTER_ORDER);
        return registration;
    }

    @Bean
    FilterRegistrationBean<BodyLimitFilter> bodyLimitFilter(IdentityProperties properties, ProblemWriter writer) {
        FilterRegistrationBean<BodyLimitFilter> registration = new FilterRegistrationBean<>(
                new BodyLimitFilter(properties.bodyLimit(), properties.multipartLimit(), writer));
        registration.setOrder(FAILURE_FILTER_ORDER + 2);
        return registration;
    }

    /** Where there is a pool of connections to a database. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass(HikariDataSource.class)
    static class DatabaseLine {

        @Bean
        FilterRegistrationBean<DatabaseLineFilter> databaseLineFilter(
                ObjectProvider<HikariDataSource> pools, IdentityProperties properties, ProblemWriter writer) {
            FilterRegistrationBean<DatabaseLineFilter> registration =
                    new FilterRegistrationBean<>(new DatabaseLineFilter(
                            () -> waiting(pools.getIfAvailable()), properties.longestDatabaseLine(), writer));
            registration.setOrder(FAILURE_FILTER_ORDER + 1);
            return registration;
        }

        /** Nobody before the pool's first use, when it is not there yet. */
        private static int waiting(@Nullable HikariDataSource pool) {
            HikariPoolMXBean line = pool == null ? null : pool.getHikariPoolMXBean();
            return line == null ? 0 : line.getThreadsAwaitingConnection();
        }
    }

    @Bean
    @ConditionalOnMissingBean(JwtDecoder.class)
    RealmTokenDecoder realmTokenDecoder(IdentityProperties properties, Clock clock) {
        return new RealmTokenDecoder(properties, clock);
    }

    @Bean
    CallerAuthenticationConverter callerAuthenticationConverter() {
        return new CallerAuthenticationConverter();
    }

    @Bean
    @ConditionalOnProperty("zhengxin.identity.terminal-key")
    TerminalAssertions terminalAssertions(IdentityProperties properties, Clock clock) {
        return new TerminalAssertions(
                Base64.getDecoder().decode(Objects.requireNonNull(properties.terminalKey())), clock);
    }

    @Bean
    @ConditionalOnMissingBean
    CurrentCaller currentCaller(ObjectProvider<TerminalAssertions> assertions) {
        return new SecurityContextCaller(assertions.getIfAvailable());
    }

    @Bean
    WebMvcConfigurer callerArguments(CurrentCaller current) {
        return new WebMvcConfigurer() {
            @Override
            public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
                resolvers.add(new CallerArguments(current));
            }
        };
    }

    /** Health, metrics and the build's name need no token on the management port; nothing else is there at all. */
    @Bean
    @Order(Ordered.HIGHEST_PRECEDENCE)
    SecurityFilterChain managementSecurityChain(HttpSecurity http, TokenProblems problems) {
        return http.securityMatcher(EndpointRequest.toAnyEndpoint())
                .authorizeHttpRequests(
                        registry -> registry.requestMatchers(EndpointRequest.to("health", "prometheus", "info"))
                                .permitAll()
                                .anyRequest()
                                .denyAll())
                .sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .csrf(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .exceptionHandling(
                        errors -> errors.authenticationEntryPoint(problems).accessDeniedHandler(problems))
                .build();
    }

    /** Stateless, bearer tokens only, and closed except for what {@link AccessRules} open. */
    @Bean
    @Order(Ordered.LOWEST_PRECEDENCE - 10)
    @ConditionalOnMissingBean(name = "apiSecurityChain")
    SecurityFilterChain apiSecurityChain(
            HttpSecurity http,
            JwtDecoder decoder,
            CallerAuthenticationConverter converter,
            TokenProblems problems,
            ProblemWriter writer,
            ObjectProvider<AccessRules> rules) {
        return http.authorizeHttpRequests(registry -> {
                    registry.dispatcherTypeMatchers(ERROR, ASYNC).permitAll();
                    registry.requestMatchers("/internal/**").hasRole(Role.SERVICE.word());
                    registry.requestMatchers("/v3/api-docs", "/v3/api-docs/**").authenticated();
                    rules.orderedStream().forEach(rule -> rule.apply(registry));
                    registry.anyRequest().denyAll();
                })
                .oauth2ResourceServer(server -> server.authenticationEntryPoint(problems)
                        .accessDeniedHandler(problems)
                        .jwt(jwt -> jwt.decoder(decoder).jwtAuthenticationConverter(converter)))
                .addFilterAfter(new SecondFactorFilter(writer), BearerTokenAuthenticationFilter.class)
                .sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .requestCache(AbstractHttpConfigurer::disable)
                // No cookie signs anybody in here, so there is nothing a foreign page could ride on.
                .csrf(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .formLogin(AbstractHttpConfigurer::disable)
                .httpBasic(AbstractHttpConfigurer::disable)
                .exceptionHandling(
                        errors -> errors.authenticationEntryPoint(problems).accessDeniedHandler(problems))
                .build();
    }

    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass(StandardHost.class)
    static class TomcatProblems {
        @Bean
        WebServerFactoryCustomizer<TomcatServletWebServerFactory> problemReportValve() {
            return factory -> factory.addContextCustomizers(context -> {
                if (context.getParent() instanceof StandardHost host) {
                    host.setErrorReportValveClass(ProblemReportValve.class.getName());
                }
            });
        }
    }

    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass({DataAccessException.class, CannotCreateTransactionException.class})
    @Import(DataAccessExceptionHandler.class)
    static class DataAccessProblems {}

    @Configuration(proxyBeanMethods = false)
    @Import(SealedDataExceptionHandler.class)
    static class SealedDataProblems {}

    @Configuration(proxyBeanMethods = false)
    @ConditionalOnProperty({
        "zhengxin.identity.client-id",
        "zhengxin.identity.client-secret",
        "zhengxin.identity.token-uri"
    })
    static class ServiceCalls {
        @Bean
        @ConditionalOnMissingBean
        ServiceTokens serviceTokens(
                IdentityProperties properties, Clock clock, ObjectProvider<RestClient.Builder> builders) {
            RestClient client = builders.getObject()
                    .requestFactory(TokenCarryingRestClients.requestFactory(properties))
                    .build();
            return new ClientCredentialTokens(
                    client,
                    Objects.requireNonNull(properties.tokenUri()),
                    Objects.requireNonNull(properties.clientId()),
                    Objects.requireNonNull(properties.clientSecret()),
                    clock);
        }

        @Bean
        @ConditionalOnMissingBean
        ServiceRestClients serviceRestClients(
                IdentityProperties properties,
                ServiceTokens tokens,
                JsonMapper json,
                ObjectProvider<RestClient.Builder> builders) {
            return new TokenCarryingRestClients(builders::getObject, tokens, json, properties);
        }
    }
}
