package cn.zhengxin.gateway.signin;

import cn.zhengxin.gateway.edge.GatewayProblem;
import cn.zhengxin.identity.EdgeProblem;
import cn.zhengxin.identity.ProblemWriter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;
import org.springframework.security.web.csrf.CsrfException;

/** What a browser is told when it is not, or not enough, signed in. Programs get problems; people get to sign in. */
final class SignInProblems implements AuthenticationEntryPoint, AccessDeniedHandler, AuthenticationFailureHandler {

    private final ProblemWriter problems;

    SignInProblems(ProblemWriter problems) {
        this.problems = problems;
    }

    @Override
    public void commence(
            HttpServletRequest request, HttpServletResponse response, AuthenticationException authenticationException)
            throws IOException {
        String accepted = request.getHeader(HttpHeaders.ACCEPT);
        boolean person = accepted != null && accepted.contains(MediaType.TEXT_HTML_VALUE);
        if (person
                && request.getMethod().equals("GET")
                && !request.getRequestURI().startsWith("/api/")) {
            response.sendRedirect(SignInConfiguration.SIGN_IN);
            return;
        }
        problems.write(request, response, EdgeProblem.TOKEN_REQUIRED);
    }

    @Override
    public void handle(
            HttpServletRequest request, HttpServletResponse response, AccessDeniedException accessDeniedException)
            throws IOException {
        Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
        if (authentication == null || authentication instanceof AnonymousAuthenticationToken) {
            problems.write(request, response, EdgeProblem.TOKEN_REQUIRED);
        } else if (accessDeniedException instanceof CsrfException) {
            problems.write(request, response, GatewayProblem.CSRF_TOKEN_INVALID);
        } else {
            problems.write(request, response, EdgeProblem.ACCESS_DENIED);
        }
    }

    @Override
    public void onAuthenticationFailure(
            HttpServletRequest request, HttpServletResponse response, AuthenticationException exception)
            throws IOException {
        problems.write(
                request,
                response,
                exception instanceof AuthenticationServiceException
                        ? EdgeProblem.DEPENDENCY_UNAVAILABLE
                        : GatewayProblem.SIGN_IN_FAILED);
    }
}
