package cn.zhengxin.authorization.operator.web;

import cn.zhengxin.authorization.operator.application.Operators;
import cn.zhengxin.authorization.operator.application.StoredOperator;
import cn.zhengxin.authorization.operator.model.Account;
import cn.zhengxin.authorization.operator.model.Obstacle;
import cn.zhengxin.authorization.policy.AuthorizationPolicies;
import cn.zhengxin.authorization.problem.AuthorizationProblem;
import cn.zhengxin.identity.Caller;
import cn.zhengxin.identity.CurrentCaller;
import cn.zhengxin.identity.ProblemWriter;
import cn.zhengxin.workingcalendar.BankDay;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * O11: an account that may not act is refused on its next request, whatever token it still holds and whatever state it is in. Runs
 * right after the token is checked. A request of one that may is use of the account (O7).
 */
final class SuspendedAccountFilter extends OncePerRequestFilter {

    private final CurrentCaller currentCaller;
    private final Operators operators;
    private final AuthorizationPolicies policies;
    private final ProblemWriter problems;
    private final Clock clock;

    SuspendedAccountFilter(
            CurrentCaller currentCaller,
            Operators operators,
            AuthorizationPolicies policies,
            ProblemWriter problems,
            Clock clock) {
        this.currentCaller = currentCaller;
        this.operators = operators;
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
        if (currentCaller.caller() instanceof Caller.Person person && isRefused(person)) {
            problems.write(request, response, AuthorizationProblem.O11);
            return;
        }
        chain.doFilter(request, response);
    }

    private boolean isRefused(Caller.Person person) {
        return operators
                .find(new Account(person.account().value()))
                .filter(this::isKeptFromWorking)
                .isPresent();
    }

    private boolean isKeptFromWorking(StoredOperator stored) {
        var now = clock.instant();
        var today = BankDay.of(now);
        if (Obstacle.of(stored.operator(), policies.at(now), today).isPresent()) {
            return true;
        }
        if (stored.facts().lastUsedOn().isBefore(today)) {
            operators.used(stored.facts().account(), today);
        }
        return false;
    }
}
