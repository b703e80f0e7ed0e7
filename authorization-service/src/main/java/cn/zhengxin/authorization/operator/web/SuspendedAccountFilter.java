package cn.zhengxin.authorization.operator.web;

import cn.zhengxin.authorization.operator.application.Operators;
import cn.zhengxin.authorization.operator.model.Account;
import cn.zhengxin.authorization.operator.model.SuspendedOperator;
import cn.zhengxin.authorization.problem.AuthorizationProblem;
import cn.zhengxin.identity.Caller;
import cn.zhengxin.identity.CurrentCaller;
import cn.zhengxin.identity.ProblemWriter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.web.filter.OncePerRequestFilter;

/** O11: a suspended account is refused on its next request, whatever token it still holds. Runs right after the token is checked. */
final class SuspendedAccountFilter extends OncePerRequestFilter {

    private final CurrentCaller currentCaller;
    private final Operators operators;
    private final ProblemWriter problems;

    SuspendedAccountFilter(CurrentCaller currentCaller, Operators operators, ProblemWriter problems) {
        this.currentCaller = currentCaller;
        this.operators = operators;
        this.problems = problems;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !request.getRequestURI().startsWith("/api/");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (currentCaller.caller() instanceof Caller.Person person && isSuspended(person)) {
            problems.write(request, response, AuthorizationProblem.O11);
            return;
        }
        chain.doFilter(request, response);
    }

    private boolean isSuspended(Caller.Person person) {
        return operators
                .find(new Account(person.account().value()))
                .filter(stored -> stored.operator() instanceof SuspendedOperator)
                .isPresent();
    }
}
