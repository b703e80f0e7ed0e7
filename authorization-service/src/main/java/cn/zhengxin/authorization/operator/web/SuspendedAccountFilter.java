package cn.zhengxin.authorization.operator.web;

import cn.zhengxin.authorization.operator.application.Operators;
import cn.zhengxin.authorization.operator.application.RefusedTokens;
import cn.zhengxin.authorization.operator.application.StoredOperator;
import cn.zhengxin.authorization.operator.model.Account;
import cn.zhengxin.authorization.operator.model.Obstacle;
import cn.zhengxin.authorization.policy.AuthorizationPolicies;
import cn.zhengxin.authorization.problem.AuthorizationProblem;
import cn.zhengxin.identity.Caller;
import cn.zhengxin.identity.CallerAuthentication;
import cn.zhengxin.identity.EdgeProblem;
import cn.zhengxin.identity.ProblemWriter;
import cn.zhengxin.workingcalendar.BankDay;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import org.springframework.http.HttpHeaders;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * O11: an account that may not act is refused on its next request, whatever token it still holds and whatever state it is in; O1: and a token
 * that is older than what was taken away from its account. Runs
 * right after the token is checked. A request of one that may is use of the account (O7).
 */
final class SuspendedAccountFilter extends OncePerRequestFilter {

    private final Operators operators;
    private final RefusedTokens refusedTokens;
    private final AuthorizationPolicies policies;
    private final ProblemWriter problems;
    private final Clock clock;

    SuspendedAccountFilter(
            Operators operators,
            RefusedTokens refusedTokens,
            AuthorizationPolicies policies,
            ProblemWriter problems,
            Clock clock) {
        this.operators = operators;
        this.refusedTokens = refusedTokens;
        this.policies = policies;
        this.problems = problems;
        this.clock = clock;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !request.getRequestURI().startsWith("/api/");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (SecurityContextHolder.getContext().getAuthentication() instanceof CallerAuthentication authentication
                && authentication.caller() instanceof Caller.Person person) {
            var account = new Account(person.account().value());
            var now = clock.instant();
            var stored = operators.find(account);
            if (stored.filter(known -> isKeptFromWorking(known, now)).isPresent()) {
                problems.write(request, response, AuthorizationProblem.O11);
                return;
            }
            if (isTokenRefused(account, authentication)) {
                problems.write(
                        request,
                        response,
                        EdgeProblem.TOKEN_OUTDATED,
                        Map.of(HttpHeaders.WWW_AUTHENTICATE, "Bearer error=\"invalid_token\""));
                return;
            }
            stored.ifPresent(known -> used(known, BankDay.of(now)));
        }
        chain.doFilter(request, response);
    }

    private boolean isKeptFromWorking(StoredOperator stored, Instant now) {
        return Obstacle.of(stored.operator(), policies.at(now), BankDay.of(now)).isPresent();
    }

    private boolean isTokenRefused(Account account, CallerAuthentication authentication) {
        var issuedAt = authentication.token().getIssuedAt();
        return refusedTokens
                .of(account)
                .filter(refusal -> refusal.refuses(issuedAt))
                .isPresent();
    }

    private void used(StoredOperator stored, LocalDate today) {
        if (stored.facts().lastUsedOn().isBefore(today)) {
            operators.used(stored.facts().account(), today);
        }
    }
}
