package cn.zhengxin.gateway.limit;

import cn.zhengxin.identity.CallerAuthentication;
import cn.zhengxin.identity.EdgeProblem;
import cn.zhengxin.identity.ProblemWriter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/** Refuses what is too much, and says when to come back. */
final class LimitFilter extends OncePerRequestFilter {

    private final CallerLimits limits;
    private final Function<HttpServletRequest, @Nullable String> callers;
    private final ProblemWriter problems;

    /** @param callers names whose allowance a request is taken off; null for nobody's */
    @SuppressWarnings("MissingSummary")
    private LimitFilter(
            CallerLimits limits, Function<HttpServletRequest, @Nullable String> callers, ProblemWriter problems) {
        this.limits = limits;
        this.callers = callers;
        this.problems = problems;
    }

    /** Counts by address, before any token is looked at: a flood of forged tokens is a flood. */
    static LimitFilter ofAddresses(CallerLimits limits, ProblemWriter problems) {
        return new LimitFilter(limits, HttpServletRequest::getRemoteAddr, problems);
    }

    /** Counts by account, behind the security chain. */
    static LimitFilter ofAccounts(CallerLimits limits, ProblemWriter problems) {
        return new LimitFilter(
                limits,
                request -> SecurityContextHolder.getContext().getAuthentication() instanceof CallerAuthentication known
                        ? known.caller().getClass().getSimpleName() + ":" + known.getName()
                        : null,
                problems);
    }

    @Override
    protected String getAlreadyFilteredAttributeName() {
        // Two of these stand in one chain.
        return super.getAlreadyFilteredAttributeName() + "." + System.identityHashCode(this);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String caller = callers.apply(request);
        Duration wait = caller == null ? Duration.ZERO : limits.take(caller);
        if (wait.isZero()) {
            chain.doFilter(request, response);
            return;
        }
        problems.write(
                request,
                response,
                EdgeProblem.TOO_MANY_REQUESTS,
                Map.of(HttpHeaders.RETRY_AFTER, Long.toString(wait.toSeconds() + 1)));
    }
}
