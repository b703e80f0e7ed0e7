package cn.zhengxin.identity;

import cn.zhengxin.encryption.CipherRejected;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/**
 * What is stored sealed and cannot be opened (N1): keys that are away are a reason to come back later; bytes that are not those
 * that were sealed, or not for this place, are shown to nobody and are a case for people.
 */
@RestControllerAdvice
@Order(Ordered.LOWEST_PRECEDENCE - 10)
final class SealedDataExceptionHandler {

    private static final Logger log = LoggerFactory.getLogger(SealedDataExceptionHandler.class);

    @ExceptionHandler(CipherRejected.class)
    ResponseEntity<Problem> handle(CipherRejected rejected) {
        if (rejected.reason().isOutage()) {
            log.atWarn()
                    .addKeyValue("reason", rejected.reason())
                    .setCause(rejected)
                    .log("The keys are not available");
            return Problems.of(EdgeProblem.DEPENDENCY_UNAVAILABLE);
        }
        log.atError()
                .addKeyValue("reason", rejected.reason())
                .setCause(rejected)
                .log("Stored data cannot be opened");
        return Problems.of(EdgeProblem.STORED_DATA_REJECTED);
    }
}
