package cn.zhengxin.identity;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.http.ResponseEntity;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionSystemException;
import org.springframework.transaction.TransactionTimedOutException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** A database that is away is a reason to come back later, not a defect. */
@RestControllerAdvice
@Order(Ordered.LOWEST_PRECEDENCE - 10)
final class DataAccessExceptionHandler {

    private static final Logger log = LoggerFactory.getLogger(DataAccessExceptionHandler.class);

    @ExceptionHandler({OptimisticLockingFailureException.class, DuplicateKeyException.class})
    ResponseEntity<Problem> handleConcurrentChange(Exception exception) {
        return Problems.of(EdgeProblem.CONCURRENT_CHANGE);
    }

    /** A database that goes away in the middle also fails the roll-back, and then only that failure is seen here. */
    @ExceptionHandler({
        DataAccessResourceFailureException.class,
        TransientDataAccessException.class,
        CannotCreateTransactionException.class,
        TransactionSystemException.class,
        TransactionTimedOutException.class
    })
    ResponseEntity<Problem> handleUnavailable(Exception exception) {
        log.atWarn().setCause(exception).log("The database is not available");
        return Problems.of(EdgeProblem.DEPENDENCY_UNAVAILABLE);
    }
}
