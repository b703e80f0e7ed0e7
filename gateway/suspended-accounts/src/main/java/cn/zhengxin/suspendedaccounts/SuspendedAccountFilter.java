package cn.zhengxin.suspendedaccounts;

import cn.zhengxin.identity.Caller;
import cn.zhengxin.identity.CallerAuthentication;
import cn.zhengxin.identity.EdgeProblem;
import cn.zhengxin.identity.ProblemWriter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import org.springframework.http.HttpHeaders;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * O11: refuses members of staff whose account may not act; O1: and those whose token is older than what was taken away from the
 * account. Runs right after the caller is known, whether by token or by
 * session. Customers and systems have no account in the register and pass.
 */
final class SuspendedAccountFilter extends OncePerRequestFilter {

    private final RefusedAccounts accounts;
    private final ProblemWriter problems;

    SuspendedAccountFilter(RefusedAccounts accounts, ProblemWriter problems) {
        this.accounts = accounts;
        this.problems = problems;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (SecurityContextHolder.getContext().getAuthentication() instanceof CallerAuthentication authentication
                && authentication.caller() instanceof Caller.Person person) {
            switch (accounts.of(person.account().value(), authentication.token().getIssuedAt())) {
                case ALLOWED -> chain.doFilter(request, response);
                case REFUSED -> problems.write(request, response, SuspendedAccountProblem.O11);
                case TOKEN_REFUSED ->
                    problems.write(
                            request,
                            response,
                            EdgeProblem.TOKEN_OUTDATED,
                            Map.of(HttpHeaders.WWW_AUTHENTICATE, "Bearer error=\"invalid_token\""));
                case UNKNOWN -> problems.write(request, response, EdgeProblem.DEPENDENCY_UNAVAILABLE);
            }
            return;
        }
        chain.doFilter(request, response);
    }
}
