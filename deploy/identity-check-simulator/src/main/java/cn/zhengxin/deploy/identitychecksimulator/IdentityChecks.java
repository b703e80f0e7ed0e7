package cn.zhengxin.deploy.identitychecksimulator;

import java.security.SecureRandom;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jspecify.annotations.Nullable;

/** The codes sent and the checks made. Forgotten when the process ends. */
final class IdentityChecks {
    private final ConcurrentMap<String, String> lastCodeByPhone = new ConcurrentHashMap<>();
    private final ConcurrentMap<String, String> codes = new ConcurrentHashMap<>();
    private final ConcurrentMap<String, Check> checks = new ConcurrentHashMap<>();
    private final ConcurrentMap<String, Map<String, String>> notices = new ConcurrentHashMap<>();
    private final ConcurrentMap<String, Integer> handovers = new ConcurrentHashMap<>();
    private final SecureRandom random = new SecureRandom();
    private final Clock clock;
    private volatile boolean down;
    private volatile NoticeBehaviour noticeBehaviour = NoticeBehaviour.NORMAL;

    IdentityChecks(Clock clock) {
        this.clock = clock;
    }

    /**
     * A biometric check as a device made it.
     *
     * @param documentNumber whom it is of; null for whoever is asked about
     */
    record Check(boolean passed, @Nullable String documentNumber, String performedAt, String reference) {}

    boolean isDown() {
        return down;
    }

    void setDown(boolean down) {
        this.down = down;
    }

    /** The reference of a new code. */
    String send(String phone) {
        String code = String.format(Locale.ROOT, "%06d", random.nextInt(1_000_000));
        String reference = UUID.randomUUID().toString();
        codes.put(reference, code);
        lastCodeByPhone.put(phone, code);
        return reference;
    }

    boolean matches(String reference, String code) {
        return code.equals(codes.get(reference));
    }

    Optional<String> lastCode(String phone) {
        return Optional.ofNullable(lastCodeByPhone.get(phone));
    }

    NoticeBehaviour noticeBehaviour() {
        return noticeBehaviour;
    }

    void behave(NoticeBehaviour behaviour) {
        noticeBehaviour = behaviour;
    }

    /** The receipt of a notice. Told again under the same key, the phone gets no second message. */
    String takeOver(Map<String, String> notice) {
        String key = notice.getOrDefault("deliveryKey", "");
        handovers.merge(key, 1, Integer::sum);
        notices.putIfAbsent(key, Map.copyOf(notice));
        return receiptOf(key);
    }

    /** The receipt of what was taken over under a key. */
    Optional<String> lookUp(String key) {
        return Optional.ofNullable(notices.get(key)).map(taken -> receiptOf(key));
    }

    private static String receiptOf(String key) {
        return "notice-" + key;
    }

    /**
     * How many messages arrived that are like this, what one of them says, and how often they were handed over.
     *
     * @param like a phone, a kind or whatever else a notice holds
     */
    Optional<Map<String, String>> inbox(Map<String, String> like) {
        List<Map<String, String>> found = notices.values().stream()
                .filter(notice -> notice.entrySet().containsAll(like.entrySet()))
                .toList();
        return found.stream().findFirst().map(notice -> {
            Map<String, String> shown = new LinkedHashMap<>(notice);
            shown.put("messages", Integer.toString(found.size()));
            shown.put(
                    "handovers",
                    Integer.toString(found.stream()
                            .mapToInt(each -> handovers.getOrDefault(each.getOrDefault("deliveryKey", ""), 0))
                            .sum()));
            return shown;
        });
    }

    /** A token that a device would have been given for this check. */
    String perform(boolean passed, @Nullable String documentNumber, @Nullable String performedAt) {
        String token = UUID.randomUUID().toString();
        String when = performedAt == null ? clock.instant().toString() : performedAt;
        checks.put(token, new Check(passed, documentNumber, when, "check-" + UUID.randomUUID()));
        return token;
    }

    /** What is known of a token: only a check that passed, and of this very person, is a pass. */
    Map<String, String> outcome(String token, String documentNumber) {
        Check check = checks.get(token);
        if (check == null
                || !check.passed()
                || (check.documentNumber() != null && !check.documentNumber().equals(documentNumber))) {
            return Map.of("outcome", "FAILED");
        }
        return Map.of("outcome", "PASSED", "performedAt", check.performedAt(), "reference", check.reference());
    }
}
