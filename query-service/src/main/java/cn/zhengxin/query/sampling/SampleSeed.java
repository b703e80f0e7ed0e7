package cn.zhengxin.query.sampling;

import cn.zhengxin.query.inquiry.CreditQueryId;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The secret of one day, by which its sample is drawn (Q4). Nobody who asks can tell whether a query will be drawn; and because
 * the seed's digest is on record before the day and the seed itself after the draw, anybody can work the draw out again.
 */
final class SampleSeed {

    private static final int LENGTH = 32;
    private static final int HEX_OF_FOUR_BYTES = 8;
    private static final String MAC = "HmacSHA256";

    private final LocalDate day;
    private final byte[] value;

    SampleSeed(LocalDate day, byte[] value) {
        if (value.length != LENGTH) {
            throw new IllegalArgumentException("A seed has " + LENGTH + " bytes");
        }
        this.day = day;
        this.value = value.clone();
    }

    static SampleSeed random(LocalDate day, SecureRandom random) {
        byte[] value = new byte[LENGTH];
        random.nextBytes(value);
        return new SampleSeed(day, value);
    }

    LocalDate day() {
        return day;
    }

    byte[] value() {
        return value.clone();
    }

    /** What is published after the draw. */
    String text() {
        return HexFormat.of().formatHex(value);
    }

    /** What is on record before it: SHA-256 of the seed. */
    String digest() {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(value));
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException(missing);
        }
    }

    /**
     * The queries drawn: those whose mark lies in the lowest {@code percent} of a hundred, and the one with the lowest mark where
     * that is none. The mark is the HMAC-SHA-256 of the query's id, in its textual form, under the seed; what counts are its first
     * four bytes as a number without sign.
     *
     * @param percent from 1 to 100
     */
    List<CreditQueryId> drawnOf(Collection<CreditQueryId> population, int percent) {
        if (percent < 1 || percent > 100) {
            throw new IllegalArgumentException("A sample is a share of 1 to 100 percent");
        }
        record Marked(CreditQueryId query, String mark) {}
        List<Marked> marked = population.stream()
                .map(query -> new Marked(query, markOf(query)))
                .sorted(Comparator.comparing(Marked::mark))
                .toList();
        long below = marked.stream()
                .filter(one -> Long.parseLong(one.mark(), 0, HEX_OF_FOUR_BYTES, 16) * 100 < percent * (1L << 32))
                .count();
        return marked.stream()
                .limit(Math.max(1, below))
                .map(Marked::query)
                .sorted(Comparator.comparing(CreditQueryId::toString))
                .toList();
    }

    /** In hexadecimal digits, whose order is that of the bytes. */
    private String markOf(CreditQueryId query) {
        try {
            var mac = Mac.getInstance(MAC);
            mac.init(new SecretKeySpec(value, MAC));
            return HexFormat.of().formatHex(mac.doFinal(query.toString().getBytes(StandardCharsets.US_ASCII)));
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException(missing);
        }
    }

    /** Without the secret. */
    @Override
    public String toString() {
        return "SampleSeed[" + day + "]";
    }
}
