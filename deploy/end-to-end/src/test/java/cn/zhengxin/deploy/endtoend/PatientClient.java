package cn.zhengxin.deploy.endtoend;

import cn.zhengxin.deploy.local.PlatformUnavailable;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import tools.jackson.core.JacksonException;

/**
 * A client as the platform asks for one (N4): what had no answer, or one that says to come back, is repeated under the same key
 * until there is an answer to rely on.
 */
final class PatientClient {

    /** Longer than a key is held for a process that was killed. */
    private static final Duration PATIENCE = Duration.ofSeconds(150);

    private static final Duration PAUSE = Duration.ofMillis(500);
    private static final Set<Integer> COME_BACK = Set.of(401, 408, 425, 429);

    private final Clients clients;
    private final LongAdder requests = new LongAdder();
    private final LongAdder repetitions = new LongAdder();

    PatientClient(Clients clients) {
        this.clients = clients;
    }

    /** How often anything was sent. */
    long requests() {
        return requests.sum();
    }

    /** How often the same was sent again. */
    long repetitions() {
        return repetitions.sum();
    }

    /** The answer to rely on; the last one of all when there was none in time. */
    Optional<Answer> post(String caller, String path, Map<String, ?> body) {
        String key = Clients.newKey();
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        var last = sent(() -> clients.post(caller, path, body, key));
        while (last.filter(PatientClient::isFinal).isEmpty() && System.nanoTime() < deadline) {
            LockSupport.parkNanos(PAUSE.toNanos());
            repetitions.increment();
            last = sent(() -> clients.post(caller, path, body, key));
        }
        return last;
    }

    /** What is read, once it can be read. */
    Optional<Answer> get(String caller, String path) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        var last = sent(() -> clients.get(caller, path));
        while (last.filter(PatientClient::isFinal).isEmpty() && System.nanoTime() < deadline) {
            LockSupport.parkNanos(PAUSE.toNanos());
            repetitions.increment();
            last = sent(() -> clients.get(caller, path));
        }
        return last;
    }

    String stateOf(String caller, String query) {
        return get(caller, RunningPlatform.QUERIES + "/" + query)
                .map(answer -> member(answer, "state"))
                .orElse("");
    }

    private Optional<Answer> sent(Supplier<Answer> request) {
        requests.increment();
        try {
            return Optional.of(request.get());
        } catch (UncheckedIOException | PlatformUnavailable _) {
            return Optional.empty();
        }
    }

    private static boolean isFinal(Answer answer) {
        if (answer.status() >= 500 || answer.status() == 409) {
            // A query that failed before the gate had decided stays failed; a repetition is only told so again.
            return !isInProgress(answer)
                    && (answer.status() == 409 || member(answer, "state").equals("FAILED"));
        }
        return !COME_BACK.contains(answer.status());
    }

    private static boolean isInProgress(Answer answer) {
        return member(answer, "code").equals("IDEMPOTENCY_KEY_IN_PROGRESS");
    }

    static String member(Answer answer, String name) {
        try {
            return answer.text(name);
        } catch (JacksonException _) {
            return "";
        }
    }
}
