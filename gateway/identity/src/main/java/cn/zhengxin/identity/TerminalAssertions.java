package cn.zhengxin.identity;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * The gateway's word on where a caller sits: {@code base64url(address|epochSeconds).base64url(HMAC-SHA256)}. Q2 and O10
 * bind operators to terminals, so nobody but the gateway may name one.
 */
public final class TerminalAssertions {

    public static final String HEADER = "Zhengxin-Terminal";

    private static final Duration LONGEST_AGE = Duration.ofSeconds(60);
    private static final int SHORTEST_KEY = 32;
    private static final int LONGEST_HEADER = 256;

    private final SecretKeySpec key;
    private final Clock clock;

    public TerminalAssertions(byte[] key, Clock clock) {
        if (key.length < SHORTEST_KEY) {
            throw new IllegalArgumentException("The key of terminal assertions has at least 32 bytes");
        }
        this.key = new SecretKeySpec(key, "HmacSHA256");
        this.clock = clock;
    }

    /** The value of {@link #HEADER} for a request that arrives from here, now. */
    public String sign(Terminal terminal) {
        String payload = Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(
                        (terminal.address() + "|" + clock.instant().getEpochSecond()).getBytes(StandardCharsets.UTF_8));
        return payload + "." + Base64.getUrlEncoder().withoutPadding().encodeToString(mac(payload));
    }

    /** Empty unless the header was signed with the key within the last 60 seconds. */
    public Optional<Terminal> verify(@Nullable String header) {
        if (header == null || header.length() > LONGEST_HEADER) {
            return Optional.empty();
        }
        int dot = header.indexOf('.');
        if (dot < 0) {
            return Optional.empty();
        }
        try {
            String payload = header.substring(0, dot);
            byte[] claimed = Base64.getUrlDecoder().decode(header.substring(dot + 1));
            if (!MessageDigest.isEqual(claimed, mac(payload))) {
                return Optional.empty();
            }
            String plain = new String(Base64.getUrlDecoder().decode(payload), StandardCharsets.UTF_8);
            int bar = plain.lastIndexOf('|');
            long age = clock.instant().getEpochSecond() - Long.parseLong(plain.substring(bar + 1));
            // Two machines' clocks differ; a minute in the future is as suspicious as a minute in the past.
            if (Math.abs(age) > LONGEST_AGE.toSeconds()) {
                return Optional.empty();
            }
            return Optional.of(new Terminal(plain.substring(0, bar)));
        } catch (IllegalArgumentException | IndexOutOfBoundsException malformed) {
            return Optional.empty();
        }
    }

    private byte[] mac(String payload) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            return mac.doFinal(payload.getBytes(StandardCharsets.US_ASCII));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("HMAC-SHA256 is part of every Java platform", impossible);
        }
    }
}
