package cn.zhengxin.deploy.local;

import cn.zhengxin.deploy.servers.StartRefused;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What a person is told when something did not work; the trace is for the log. */
final class Sentences {
    private static final Logger LOG = LoggerFactory.getLogger(Sentences.class);

    private Sentences() {}

    static String of(RuntimeException failure) {
        return failure instanceof StartRefused || failure instanceof PlatformUnavailable
                ? String.valueOf(failure.getMessage())
                : "Something broke that should not (" + failure.getClass().getSimpleName()
                        + "); the supervisor's log says more.";
    }

    static void log(RuntimeException failure) {
        if (failure instanceof StartRefused || failure instanceof PlatformUnavailable) {
            LOG.error("{}", failure.getMessage());
        } else {
            LOG.error("The platform broke", failure);
        }
    }
}
