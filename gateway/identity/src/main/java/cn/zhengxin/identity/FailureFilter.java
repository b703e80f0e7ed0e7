package cn.zhengxin.identity;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.web.filter.OncePerRequestFilter;

/** The outermost net: what a filter throws becomes a problem with fixed text, as it would in a controller. */
final class FailureFilter extends OncePerRequestFilter {

    private static final Logger log = LoggerFactory.getLogger(FailureFilter.class);

    private static final Set<String> STORE_AWAY = Set.of(
            "org.springframework.dao.DataAccessResourceFailureException",
            "org.springframework.dao.TransientDataAccessException",
            "org.springframework.transaction.CannotCreateTransactionException",
            "org.springframework.transaction.TransactionSystemException",
            "org.springframework.transaction.TransactionTimedOutException",
            "org.springframework.data.redis.RedisSystemException");

    private final ProblemWriter writer;

    FailureFilter(ProblemWriter writer) {
        this.writer = writer;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        try {
            chain.doFilter(request, response);
        } catch (BodyTooLarge tooLarge) {
            answer(request, response, EdgeProblem.PAYLOAD_TOO_LARGE, tooLarge);
        } catch (AuthenticationServiceException | DependencyUnavailable unavailable) {
            log.atWarn().setCause(unavailable).log("A part that this request needs is not available");
            answer(request, response, EdgeProblem.DEPENDENCY_UNAVAILABLE, unavailable);
        } catch (RuntimeException | ServletException | IOException | StackOverflowError defect) {
            var unreadable = UnreadableRequest.problemOf(defect);
            if (unreadable.isPresent()) {
                answer(request, response, unreadable.get(), defect);
                return;
            }
            if (defect instanceof IOException connection) {
                // The caller has gone; there is nobody to answer.
                throw connection;
            }
            if (isStoreAway(defect)) {
                log.atWarn().setCause(defect).log("A store that this request needs is not available");
                answer(request, response, EdgeProblem.DEPENDENCY_UNAVAILABLE, defect);
                return;
            }
            log.atError().setCause(defect).log("A filter failed");
            answer(request, response, EdgeProblem.INTERNAL_DEFECT, defect);
        }
    }

    /** A database or a session store that does not answer; known by name, because not every service has one. */
    private static boolean isStoreAway(Throwable failure) {
        for (Class<?> type = failure.getClass(); type != null; type = type.getSuperclass()) {
            if (STORE_AWAY.contains(type.getName())) {
                return true;
            }
        }
        return false;
    }

    private void answer(HttpServletRequest request, HttpServletResponse response, ProblemCode code, Throwable failure)
            throws IOException {
        if (response.isCommitted()) {
            // Half an answer is out; breaking the connection is the only way left to say so.
            throw new IOException("Failed after the answer had begun", failure);
        }
        writer.write(request, response, code);
    }
}
