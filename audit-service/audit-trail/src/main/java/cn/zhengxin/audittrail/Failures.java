package cn.zhengxin.audittrail;

import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.http.HttpTimeoutException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientException;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.NonTransientDataAccessResourceException;
import org.springframework.dao.RecoverableDataAccessException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.transaction.TransactionException;

/** Tells failures that pass from failures that stay. */
final class Failures {

    private static final int DEEPEST = 20;

    private Failures() {}

    /** Whether trying again later may help: something the handler needs was not there, the event itself is fine. */
    static boolean isTransient(@Nullable Throwable failure) {
        var current = failure;
        for (var depth = 0; current != null && depth < DEEPEST; depth++) {
            if (passes(current)) {
                return true;
            }
            current = current.getCause();
        }
        return false;
    }

    private static boolean passes(Throwable failure) {
        return failure instanceof RetryLater
                || failure instanceof TransientDataAccessException
                || failure instanceof RecoverableDataAccessException
                || failure instanceof NonTransientDataAccessResourceException
                || failure instanceof TransactionException
                || failure instanceof SQLTransientException
                || failure instanceof SQLRecoverableException
                || failure instanceof TimeoutException
                || failure instanceof HttpTimeoutException
                || failure instanceof SocketTimeoutException
                || failure instanceof SocketException;
    }
}
