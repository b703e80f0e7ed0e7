package cn.zhengxin.suspendedaccounts;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * What this instance knows about accounts that may not act (O11), and about accounts whose tokens say more than the register does
 * since a role was taken away (O1).
 *
 * <p>Two sources with different weight. The register's own list is the truth at the moment it was asked for: it refuses and
 * it alone allows. Events and hints only refuse. A refusal that came before the register was asked is contained in its answer
 * or over by then; one that came later is kept until the next answer. So an old event never undoes a newer list, a list never
 * undoes a newer event, and neither needs a version or a clock that two machines share.
 *
 * <p>With tokens it is the same: an event or a hint refuses every token of the account, and only the register's list says from
 * which time of issue on they are good again.
 */
final class RefusedAccounts {

    /** What may be done for an account. */
    enum Verdict {
        ALLOWED,
        REFUSED,
        /** The account may act; this token was issued before what it may do grew less. */
        TOKEN_REFUSED,
        /** Nothing was heard for too long: nothing is allowed and nothing is held against the account (N3). */
        UNKNOWN
    }

    /** The register's list and when it was asked for. */
    private record Answer(Refusals refusals, long askedAt) {}

    /**
     * All of it, replaced as a whole.
     *
     * @param refused refusals by events and hints, with the time each came
     * @param tokensRefused the same for all tokens of an account
     * @param listeningSince from when on every event reaches this instance; null while it listens to none
     * @param completeAt when everything on the topic was last known to be read
     */
    private record Knowledge(
            @Nullable Answer answer,
            Map<String, Long> refused,
            Map<String, Long> tokensRefused,
            @Nullable Long listeningSince,
            @Nullable Long completeAt) {

        static final Knowledge NONE = new Knowledge(null, Map.of(), Map.of(), null, null);
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

    /**
     * What may be done for an account.
     *
     * @param issuedAt when the token that names it was issued, by its issuer's clock; null is older than anything
     */
    Verdict of(String account, @Nullable Instant issuedAt) {
        var known = knowledge.get();
        if (isRefused(known, account)) {
            // However old: forgetting would not make the account better.
            return Verdict.REFUSED;
        }
        if (isTokenRefused(known, account, issuedAt)) {
            return Verdict.TOKEN_REFUSED;
        }
        return isFresh(known) ? Verdict.ALLOWED : Verdict.UNKNOWN;
    }

    private static boolean isRefused(Knowledge known, String account) {
        var answer = known.answer();
        return known.refused().containsKey(account)
                || (answer != null && answer.refusals().accounts().contains(account));
    }

    private static boolean isTokenRefused(Knowledge known, String account, @Nullable Instant issuedAt) {
        if (known.tokensRefused().containsKey(account)) {
            return true;
        }
        var answer = known.answer();
        var until = answer == null ? null : answer.refusals().tokens().get(account);
        // Issuers write whole seconds: a token of the same second may have been issued before.
        return until != null && (issuedAt == null || !issuedAt.isAfter(until));
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
        return (answer == null ? 0 : answer.refusals().accounts().size())
                + known.refused().size();
    }

    /** The time to hand back with the register's answer; taken before it is asked. */
    long now() {
        return nanoTime.getAsLong();
    }

    /** The register's answer to a question asked at {@code askedAt}. */
    void replace(Refusals refusals, long askedAt) {
        var answer = new Answer(refusals, askedAt);
        knowledge.updateAndGet(known -> new Knowledge(
                answer,
                since(askedAt, known.refused()),
                since(askedAt, known.tokensRefused()),
                known.listeningSince(),
                known.completeAt()));
    }

    private static Map<String, Long> since(long askedAt, Map<String, Long> refused) {
        var later = new HashMap<String, Long>();
        refused.forEach((account, at) -> {
            if (at - askedAt >= 0) {
                later.put(account, at);
            }
        });
        return Map.copyOf(later);
    }

    /** An event says that this account may not act. */
    void refuse(String account) {
        knowledge.updateAndGet(known -> refusing(known, account));
    }

    /** An event says that the tokens of this account say too much. */
    void refuseTokens(String account) {
        knowledge.updateAndGet(known -> refusingTokens(known, account));
    }

    /** Somebody who cannot be held to it says so; believed until the register is asked again. */
    void hint(String account) {
        knowledge.updateAndGet(known -> hasRoom(known) ? refusing(known, account) : known);
    }

    /** The same about the tokens of an account. */
    void hintTokens(String account) {
        knowledge.updateAndGet(known -> hasRoom(known) ? refusingTokens(known, account) : known);
    }

    private static boolean hasRoom(Knowledge known) {
        return known.refused().size() + known.tokensRefused().size() < MOST_HINTED;
    }

    private Knowledge refusing(Knowledge known, String account) {
        return new Knowledge(
                known.answer(),
                with(known.refused(), account),
                known.tokensRefused(),
                known.listeningSince(),
                known.completeAt());
    }

    private Knowledge refusingTokens(Knowledge known, String account) {
        return new Knowledge(
                known.answer(),
                known.refused(),
                with(known.tokensRefused(), account),
                known.listeningSince(),
                known.completeAt());
    }

    private Map<String, Long> with(Map<String, Long> before, String account) {
        var refused = new HashMap<>(before);
        refused.put(account, nanoTime.getAsLong());
        return Map.copyOf(refused);
    }

    /** From now on no event is missed. */
    void listening() {
        var now = nanoTime.getAsLong();
        knowledge.updateAndGet(
                known -> new Knowledge(known.answer(), known.refused(), known.tokensRefused(), now, null));
    }

    /** Everything that was on the topic at {@code askedAt} has been read. */
    void complete(long askedAt) {
        knowledge.updateAndGet(known ->
                new Knowledge(known.answer(), known.refused(), known.tokensRefused(), known.listeningSince(), askedAt));
    }

    /** Events may have been missed. */
    void deaf() {
        knowledge.updateAndGet(
                known -> new Knowledge(known.answer(), known.refused(), known.tokensRefused(), null, null));
    }
}
