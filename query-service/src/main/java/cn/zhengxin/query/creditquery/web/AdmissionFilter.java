package cn.zhengxin.query.creditquery.web;

import cn.zhengxin.identity.EdgeProblem;
import cn.zhengxin.identity.ProblemWriter;
import io.github.resilience4j.bulkhead.Bulkhead;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpMethod;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Judges so many queries at once and no more; the others wait a moment in line or are told to come again, before anything of
 * them is begun. A query takes a dozen steps. With more of them under way than the machine carries, each would run out of
 * time somewhere in the middle, and hardly one would reach its end.
 */
final class AdmissionFilter extends OncePerRequestFilter {

    /** As in {@code resilience4j.bulkhead.instances}. */
    static final String LIMIT = "credit-query-admission";

    private static final String QUERIES = "/api/v1/credit-queries";

    private final Bulkhead limit;
    private final ProblemWriter problems;

    AdmissionFilter(Bulkhead limit, ProblemWriter problems) {
        this.limit = limit;
        this.problems = problems;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !HttpMethod.POST.matches(request.getMethod()) || !QUERIES.equals(request.getRequestURI());
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (!limit.tryAcquirePermission()) {
            problems.write(request, response, EdgeProblem.SERVICE_BUSY);
            return;
        }
        try {
            chain.doFilter(request, response);
        } finally {
            limit.onComplete();
        }
    }
}
