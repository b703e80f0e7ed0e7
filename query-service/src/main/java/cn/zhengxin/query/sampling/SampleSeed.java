package cn.zhengxin.query.sampling;

import cn.zhengxin.encryption.DigestSuite;
import cn.zhengxin.encryption.MacSuite;
import cn.zhengxin.query.inquiry.CreditQueryId;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;

/**
 * The secret of one day, by which its sample is drawn (Q4). Nobody who asks can tell whether a query will be drawn; and because
 * the seed's digest is on record before the day and the seed itself after the draw, anybody can work the draw out again.
 */
final class SampleSeed {

    private static final int LENGTH = 32;
    private static final int HEX_OF_FOUR_BYTES = 8;
    private static final String SM3_NAME = "sm3:";

    private final LocalDate day;
    private final byte[] value;
    private final DigestSuite suite;

    SampleSeed(LocalDate day, byte[] value, DigestSuite suite) {
        if (value.length != LENGTH) {
            throw new IllegalArgumentException("A seed has " + LENGTH + " bytes");
        }
        this.day = day;
        this.value = value.clone();
        this.suite = suite;
    }

    /** One that was committed to: what it was committed with, it is drawn and published with. */
    static SampleSeed committed(LocalDate day, byte[] value, String digest) {
        return new SampleSeed(day, value, digest.startsWith(SM3_NAME) ? DigestSuite.SM3 : DigestSuite.SHA_256);
    }

    static SampleSeed random(LocalDate day, SecureRandom random, DigestSuite suite) {
        byte[] value = new byte[LENGTH];
        random.nextBytes(value);
        return new SampleSeed(day, value, suite);
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

    /** What is on record before it: the digest of the seed, in hexadecimal, with its name before it unless it is SHA-256. */
    String digest() {
        return suite == DigestSuite.SHA_256 ? HexFormat.of().formatHex(suite.digest(value)) : suite.named(value);
    }

    /**
     * The queries drawn: those whose mark lies in the lowest {@code percent} of a hundred, and the one with the lowest mark where
     * that is none. The mark is the HMAC, with the digest that was committed with, of the query's id, in its textual form, under the
     * seed; what counts are its first four bytes as a number without sign.
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
        MacSuite mac = switch (suite) {
            case SHA_256 -> MacSuite.HMAC_SHA_256;
            case SM3 -> MacSuite.HMAC_SM3;
        };
        return HexFormat.of().formatHex(mac.mac(value, query.toString().getBytes(StandardCharsets.US_ASCII)));
    }

    /** Without the secret. */
    @Override
    public String toString() {
        return "SampleSeed[" + day + "]";
    }
}
