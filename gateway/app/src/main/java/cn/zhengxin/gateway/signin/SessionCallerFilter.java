package cn.zhengxin.gateway.signin;

import cn.zhengxin.identity.CallerAuthenticationConverter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.util.Optional;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClient;
import org.springframework.security.oauth2.client.authentication.OAuth2AuthenticationToken;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Turns a session into the caller its access token names, for this request only. From here on a person with a session and
 * a system with a token are the same thing, checked by the same rules.
 */
final class SessionCallerFilter extends OncePerRequestFilter {

    private final SessionTokens tokens;
    private final JwtDecoder decoder;
    private final CallerAuthenticationConverter converter;

    SessionCallerFilter(SessionTokens tokens, JwtDecoder decoder, CallerAuthenticationConverter converter) {
        this.tokens = tokens;
        this.decoder = decoder;
        this.converter = converter;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (SecurityContextHolder.getContext().getAuthentication() instanceof OAuth2AuthenticationToken person
                && !request.getRequestURI().equals(SignInConfiguration.SIGN_OUT)) {
            SecurityContext context = SecurityContextHolder.createEmptyContext();
            Optional<OAuth2AuthorizedClient> client = tokens.current(person, request);
            if (client.isPresent() && accept(context, client.get())) {
                SecurityContextHolder.setContext(context);
            } else {
                // The sign-in is over: signed out elsewhere, frozen, or its time has come.
                SecurityContextHolder.setContext(SecurityContextHolder.createEmptyContext());
                tokens.forget(request);
                HttpSession session = request.getSession(false);
                if (session != null) {
                    session.invalidate();
                }
            }
        }
        chain.doFilter(request, response);
    }

    private boolean accept(SecurityContext context, OAuth2AuthorizedClient client) {
        try {
            context.setAuthentication(
                    converter.convert(decoder.decode(client.getAccessToken().getTokenValue())));
            return true;
        } catch (JwtException | AuthenticationException refused) {
            return false;
        }
    }
}
