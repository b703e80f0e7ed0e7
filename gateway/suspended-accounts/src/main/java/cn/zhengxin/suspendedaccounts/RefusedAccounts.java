package cn.zhengxin.suspendedaccounts;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * What this instance knows about accounts that may not act (O11).
 *
 * <p>Two sources with different weight. The register's own list is the truth at the moment it was asked for: it refuses and
 * it alone allows. Events and hints only refuse. A refusal that came before the register was asked is contained in its answer
 * or over by then; one that came later is kept until the next answer. So an old event never undoes a newer list, a list never
 * undoes a newer event, and neither needs a version or a clock that two machines share.
 */
final class RefusedAccounts {

    /** What may be done for an account. */
    enum Verdict {
        ALLOWED,
        REFUSED,
        /** Nothing was heard for too long: nothing is allowed and nothing is held against the account (N3). */
        UNKNOWN
    }

    /** The register's list and when it was asked for. */
    private record Answer(Set<String> accounts, long askedAt) {}

    /**
     * All of it, replaced as a whole.
     *
     * @param refused refusals by events and hints, with the time each came
     * @param listeningSince from when on every event reaches this instance; null while it listens to none
     * @param completeAt when everything on the topic was last known to be read
     */
    private record Knowledge(
            @Nullable Answer answer,
            Map<String, Long> refused,
            @Nullable Long listeningSince,
            @Nullable Long completeAt) {

        static final Knowledge NONE = new Knowledge(null, Map.of(), null, null);
    }

    /** So many at most come from hints: whoever writes to Redis must not fill the memory. */
    private static final int MOST_HINTED = 10_000;

    private final AtomicReference<Knowledge> knowledge = new AtomicReference<>(Knowledge.NONE);
    private final LongSupplier nanoTime;
    private final long trustedFor;

    /**
     * Knows nothing yet.
     *
     * @param trustedFor age at which knowledge stops counting
     * @param nanoTime a clock that only goes forward, as {@link System#nanoTime()}
     */
    RefusedAccounts(Duration trustedFor, LongSupplier nanoTime) {
        this.trustedFor = trustedFor.toNanos();
        this.nanoTime = nanoTime;
    }

    Verdict of(String account) {
        var known = knowledge.get();
        if (isRefused(known, account)) {
            // However old: forgetting would not make the account better.
            return Verdict.REFUSED;
        }
        return isFresh(known) ? Verdict.ALLOWED : Verdict.UNKNOWN;
    }

    private static boolean isRefused(Knowledge known, String account) {
        var answer = known.answer();
        return known.refused().containsKey(account)
                || (answer != null && answer.accounts().contains(account));
    }

    private boolean isFresh(Knowledge known) {
        var answer = known.answer();
        if (answer == null) {
            return false;
        }
        var now = nanoTime.getAsLong();
        if (now - answer.askedAt() <= trustedFor) {
            return true;
        }
        var since = known.listeningSince();
        var completeAt = known.completeAt();
        // Everything that happened since the answer has been read: the answer is as good as new.
        return since != null && completeAt != null && answer.askedAt() - since >= 0 && now - completeAt <= trustedFor;
    }

    boolean isLoaded() {
        return knowledge.get().answer() != null;
    }

    /** Whether every refusal is either in the list or will be heard: the list was asked for after the listening had begun. */
    boolean missesNothing() {
        var known = knowledge.get();
        var answer = known.answer();
        var since = known.listeningSince();
        return answer != null && since != null && known.completeAt() != null && answer.askedAt() - since >= 0;
    }

    /** How many accounts are refused. */
    int size() {
        var known = knowledge.get();
        var answer = known.answer();
        return (answer == null ? 0 : answer.accounts().size()) + known.refused().size();
    }

    /** The time to hand back with the register's answer; taken before it is asked. */
    long now() {
        return nanoTime.getAsLong();
    }

    /** The register's answer to a question asked at {@code askedAt}. */
    void replace(Collection<String> accounts, long askedAt) {
        var answer = new Answer(Set.copyOf(accounts), askedAt);
        knowledge.updateAndGet(known -> {
            var later = new HashMap<String, Long>();
            known.refused().forEach((account, at) -> {
                if (at - askedAt >= 0) {
                    later.put(account, at);
                }
            });
            return new Knowledge(answer, Map.copyOf(later), known.listeningSince(), known.completeAt());
        });
    }

    /** An event says that this account may not act. */
    void refuse(String account) {
        knowledge.updateAndGet(known -> with(known, account));
    }

    /** Somebody who cannot be held to it says so; believed until the register is asked again. */
    void hint(String account) {
        knowledge.updateAndGet(known -> known.refused().size() < MOST_HINTED ? with(known, account) : known);
    }

    private Knowledge with(Knowledge known, String account) {
        var refused = new HashMap<>(known.refused());
        refused.put(account, nanoTime.getAsLong());
        return new Knowledge(known.answer(), Map.copyOf(refused), known.listeningSince(), known.completeAt());
    }

    /** From now on no event is missed. */
    void listening() {
        var now = nanoTime.getAsLong();
        knowledge.updateAndGet(known -> new Knowledge(known.answer(), known.refused(), now, null));
    }

    /** Everything that was on the topic at {@code askedAt} has been read. */
    void complete(long askedAt) {
        knowledge.updateAndGet(
                known -> new Knowledge(known.answer(), known.refused(), known.listeningSince(), askedAt));
    }

    /** Events may have been missed. */
    void deaf() {
        knowledge.updateAndGet(known -> new Knowledge(known.answer(), known.refused(), null, null));
    }
}
