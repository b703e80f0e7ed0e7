package cn.zhengxin.identity;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.function.IntSupplier;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Sends new requests away while the line for the database is long, before they cost anything. A request takes a connection
 * several times on its way; with more of them under way than the machine carries, each would give up somewhere in the middle,
 * and hardly one would reach its end. So those that have begun go first. Other services' calls are never sent away: each
 * belongs to a request that has begun elsewhere.
 */
final class DatabaseLineFilter extends OncePerRequestFilter {

    private final IntSupplier waiting;
    private final int longest;
    private final ProblemWriter writer;

    /**
     * @param waiting how many wait for a connection now
     * @param longest with more than so many waiting, nothing new is begun
     */
    DatabaseLineFilter(IntSupplier waiting, int longest, ProblemWriter writer) {
        this.waiting = waiting;
        this.longest = longest;
        this.writer = writer;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !request.getRequestURI().startsWith("/api/");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (waiting.getAsInt() > longest) {
            writer.write(request, response, EdgeProblem.SERVICE_BUSY);
            return;
        }
        chain.doFilter(request, response);
    }
}
