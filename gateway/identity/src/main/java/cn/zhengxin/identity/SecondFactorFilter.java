package cn.zhengxin.identity;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/** O9: whoever holds a staff role and signed in with one factor gets nowhere. */
public final class SecondFactorFilter extends OncePerRequestFilter {

    private final ProblemWriter writer;

    public SecondFactorFilter(ProblemWriter writer) {
        this.writer = writer;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (SecurityContextHolder.getContext().getAuthentication() instanceof CallerAuthentication authentication
                && authentication.secondFactorMissing()) {
            writer.write(request, response, EdgeProblem.SECOND_FACTOR_REQUIRED);
            return;
        }
        chain.doFilter(request, response);
    }
}
