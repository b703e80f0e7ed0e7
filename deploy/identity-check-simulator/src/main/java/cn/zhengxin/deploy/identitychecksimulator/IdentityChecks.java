package cn.zhengxin.deploy.identitychecksimulator;

import java.security.SecureRandom;
import java.time.Clock;
import java.util.LinkedHashMap;
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
    private final ConcurrentMap<String, Integer> messages = new ConcurrentHashMap<>();
    private final SecureRandom random = new SecureRandom();
    private final Clock clock;
    private volatile boolean down;

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

    /** The receipt of a notice. Told again under the same key, the phone gets no second message. */
    String takeOver(Map<String, String> notice) {
        String key = notice.getOrDefault("deliveryKey", "");
        String phone = notice.getOrDefault("phone", "");
        notices.computeIfAbsent(key, fresh -> {
            messages.merge(phone, 1, Integer::sum);
            return Map.copyOf(notice);
        });
        return "notice-" + key;
    }

    /** The inbox of a phone: how many messages arrived, and what one of them says. */
    Optional<Map<String, String>> inbox(String phone) {
        return notices.values().stream()
                .filter(notice -> phone.equals(notice.get("phone")))
                .findFirst()
                .map(notice -> {
                    Map<String, String> shown = new LinkedHashMap<>(notice);
                    shown.put("messages", Integer.toString(messages.getOrDefault(phone, 0)));
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
