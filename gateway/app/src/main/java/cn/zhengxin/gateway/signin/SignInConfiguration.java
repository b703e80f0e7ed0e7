package cn.zhengxin.gateway.signin;

import static jakarta.servlet.DispatcherType.ASYNC;
import static jakarta.servlet.DispatcherType.ERROR;

import cn.zhengxin.gateway.edge.EdgeProperties;
import cn.zhengxin.identity.CallerAuthenticationConverter;
import cn.zhengxin.identity.IdentityProperties;
import cn.zhengxin.identity.ProblemWriter;
import cn.zhengxin.identity.RealmTokenDecoder;
import cn.zhengxin.identity.SecondFactorFilter;
import cn.zhengxin.identity.TokenProblems;
import java.time.Clock;
import java.util.Map;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.data.redis.connection.RedisConnectionFactory;
import org.springframework.data.redis.core.RedisTemplate;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.data.redis.serializer.RedisSerializer;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.oauth2.client.RefreshTokenOAuth2AuthorizedClientProvider;
import org.springframework.security.oauth2.client.oidc.authentication.OidcIdTokenDecoderFactory;
import org.springframework.security.oauth2.client.oidc.web.logout.OidcClientInitiatedLogoutSuccessHandler;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.client.registration.InMemoryClientRegistrationRepository;
import org.springframework.security.oauth2.client.web.DefaultOAuth2AuthorizationRequestResolver;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestCustomizers;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.core.oidc.IdTokenClaimNames;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtDecoderFactory;
import org.springframework.security.oauth2.server.resource.web.authentication.BearerTokenAuthenticationFilter;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.csrf.CsrfFilter;
import org.springframework.security.web.csrf.HttpSessionCsrfTokenRepository;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter;
import org.springframework.session.web.http.CookieSerializer;
import org.springframework.session.web.http.DefaultCookieSerializer;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(SignInProperties.class)
class SignInConfiguration {

    static final String SIGN_IN = "/oauth2/authorization/keycloak";
    static final String SIGN_OUT = "/logout";

    private static final String CALLBACK = "/login/oauth2/code/keycloak";

    /** Built from the issuer's name alone: the gateway starts, and lets tokens pass, while the provider is down. */
    @Bean
    ClientRegistrationRepository identityProvider(
            IdentityProperties identity, SignInProperties properties, EdgeProperties edge) {
        String protocol = identity.issuer() + "/protocol/openid-connect";
        return new InMemoryClientRegistrationRepository(ClientRegistration.withRegistrationId("keycloak")
                .clientId(properties.clientId())
                .clientSecret(properties.clientSecret())
                .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
                .authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
                .redirectUri(edge.publicUrl() + CALLBACK)
                .scope("openid")
                .issuerUri(identity.issuer().toString())
                .authorizationUri(protocol + "/auth")
                .tokenUri(protocol + "/token")
                .jwkSetUri(identity.jwksUri().toString())
                .userNameAttributeName(IdTokenClaimNames.SUB)
                .providerConfigurationMetadata(Map.of("end_session_endpoint", protocol + "/logout"))
                .build());
    }

    @Bean
    JwtDecoderFactory<ClientRegistration> idTokenDecoderFactory() {
        OidcIdTokenDecoderFactory factory = new OidcIdTokenDecoderFactory();
        factory.setJwsAlgorithmResolver(registration -> SignatureAlgorithm.PS256);
        return factory;
    }

    /** The gateway lets pass what is meant for any service behind it. */
    @Bean
    JwtDecoder tokenDecoder(IdentityProperties identity, SignInProperties properties, Clock clock) {
        return new RealmTokenDecoder(identity, properties.audiences(), clock);
    }

    @Bean
    SessionSeal sessionSeal(SignInProperties properties) {
        return new SessionSeal(properties);
    }

    /** Found by Spring Session under this name. */
    @Bean
    RedisSerializer<Object> springSessionDefaultRedisSerializer(SessionSeal seal) {
        return new SealedSerializer(seal);
    }

    @Bean
    SessionTokens sessionTokens(
            RedisConnectionFactory redis,
            StringRedisTemplate locks,
            RedisSerializer<Object> springSessionDefaultRedisSerializer,
            SignInProperties properties,
            Clock clock) {
        RedisTemplate<String, Object> tokens = new RedisTemplate<>();
        tokens.setConnectionFactory(redis);
        tokens.setKeySerializer(RedisSerializer.string());
        tokens.setValueSerializer(springSessionDefaultRedisSerializer);
        tokens.afterPropertiesSet();
        return new SessionTokens(
                tokens, locks, new RefreshTokenOAuth2AuthorizedClientProvider(), properties.longest(), clock);
    }

    /** The prefix binds the cookie to this host and to TLS; browsers refuse it on plain HTTP, so only there it is left off. */
    @Bean
    CookieSerializer cookieSerializer(EdgeProperties edge) {
        DefaultCookieSerializer cookie = new DefaultCookieSerializer();
        cookie.setCookieName(edge.tls() ? "__Host-session" : "session");
        cookie.setCookiePath("/");
        cookie.setUseHttpOnlyCookie(true);
        cookie.setUseSecureCookie(edge.tls());
        // Strict would lose the session on the way back from the identity provider.
        cookie.setSameSite("Lax");
        return cookie;
    }

    /** Whoever shows a token is judged by it alone; a session beside it counts for nothing. */
    @Bean
    @Order(1)
    SecurityFilterChain apiSecurityChain(
            HttpSecurity http,
            JwtDecoder tokenDecoder,
            CallerAuthenticationConverter converter,
            TokenProblems problems,
            ProblemWriter writer,
            EdgeProperties edge,
            IdentityProperties identity) {
        return http.securityMatcher(request -> request.getHeader(HttpHeaders.AUTHORIZATION) != null)
                .authorizeHttpRequests(registry -> registry.dispatcherTypeMatchers(ERROR, ASYNC)
                        .permitAll()
                        .requestMatchers("/internal", "/internal/**", "/actuator", "/actuator/**", "/error")
                        .denyAll()
                        .anyRequest()
                        .authenticated())
                .oauth2ResourceServer(server -> server.authenticationEntryPoint(problems)
                        .accessDeniedHandler(problems)
                        .jwt(jwt -> jwt.decoder(tokenDecoder).jwtAuthenticationConverter(converter)))
                .addFilterAfter(new SecondFactorFilter(writer), BearerTokenAuthenticationFilter.class)
                .sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .requestCache(AbstractHttpConfigurer::disable)
                // A foreign page can make a browser send cookies, but not a token.
                .csrf(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .formLogin(AbstractHttpConfigurer::disable)
                .httpBasic(AbstractHttpConfigurer::disable)
                .headers(headers -> headers(headers, edge, identity))
                .exceptionHandling(
                        errors -> errors.authenticationEntryPoint(problems).accessDeniedHandler(problems))
                .build();
    }

    @Bean
    @Order(2)
    SecurityFilterChain browserSecurityChain(
            HttpSecurity http,
            ClientRegistrationRepository identityProvider,
            SessionTokens tokens,
            JwtDecoder tokenDecoder,
            CallerAuthenticationConverter converter,
            ProblemWriter writer,
            SignInProperties properties,
            EdgeProperties edge,
            IdentityProperties identity) {
        SignInProblems problems = new SignInProblems(writer);
        DefaultOAuth2AuthorizationRequestResolver requests =
                new DefaultOAuth2AuthorizationRequestResolver(identityProvider, "/oauth2/authorization");
        requests.setAuthorizationRequestCustomizer(OAuth2AuthorizationRequestCustomizers.withPkce());
        OidcClientInitiatedLogoutSuccessHandler signedOut =
                new OidcClientInitiatedLogoutSuccessHandler(identityProvider);
        signedOut.setPostLogoutRedirectUri(edge.publicUrl() + "/session");
        return http.authorizeHttpRequests(registry -> registry.dispatcherTypeMatchers(ERROR, ASYNC)
                        .permitAll()
                        .requestMatchers("/internal", "/internal/**", "/actuator", "/actuator/**", "/error")
                        .denyAll()
                        .requestMatchers(HttpMethod.GET, "/session")
                        .permitAll()
                        .anyRequest()
                        .authenticated())
                .oauth2Login(login -> login.loginPage(SIGN_IN)
                        .loginProcessingUrl(CALLBACK)
                        .clientRegistrationRepository(identityProvider)
                        .authorizedClientRepository(tokens)
                        .authorizationEndpoint(endpoint -> endpoint.authorizationRequestResolver(requests))
                        .successHandler((request, response, authentication) ->
                                response.sendRedirect(properties.landing().toString()))
                        .failureHandler(problems))
                .logout(logout -> logout.logoutUrl(SIGN_OUT)
                        .addLogoutHandler((request, response, authentication) -> tokens.forget(request))
                        .logoutSuccessHandler(signedOut))
                .csrf(csrf -> csrf.csrfTokenRepository(new HttpSessionCsrfTokenRepository()))
                .requestCache(AbstractHttpConfigurer::disable)
                .formLogin(AbstractHttpConfigurer::disable)
                .httpBasic(AbstractHttpConfigurer::disable)
                .addFilterBefore(new SessionCallerFilter(tokens, tokenDecoder, converter), CsrfFilter.class)
                .addFilterBefore(new SecondFactorFilter(writer), AuthorizationFilter.class)
                .headers(headers -> headers(headers, edge, identity))
                .exceptionHandling(
                        errors -> errors.authenticationEntryPoint(problems).accessDeniedHandler(problems))
                .build();
    }

    private static void headers(
            HeadersConfigurer<HttpSecurity> headers, EdgeProperties edge, IdentityProperties identity) {
        String provider =
                identity.issuer().getScheme() + "://" + identity.issuer().getAuthority();
        headers.contentSecurityPolicy(policy -> policy.policyDirectives("default-src 'none'; script-src 'self'; "
                        + "style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self'; connect-src 'self'; "
                        + "form-action 'self' " + provider + "; frame-ancestors 'none'; base-uri 'none'"))
                .referrerPolicy(policy -> policy.policy(ReferrerPolicyHeaderWriter.ReferrerPolicy.NO_REFERRER))
                .permissionsPolicyHeader(policy -> policy.policy("camera=(), geolocation=(), microphone=()"))
                .httpStrictTransportSecurity(transport ->
                        transport.requestMatcher(request -> edge.tls()).includeSubDomains(true));
    }
}
