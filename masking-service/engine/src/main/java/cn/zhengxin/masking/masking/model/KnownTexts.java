package cn.zhengxin.masking.masking.model;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Texts to look for all at once: by their first signs, of which most places in a text have none. */
final class KnownTexts {

    private static final int SIGNIFICANT = 64 - 12;

    private final int beginning;
    /** Of a long, the bits that as many signs take. */
    private final long signs;

    private final Set<String> texts = new HashSet<>();
    private final Map<Long, List<String>> byBeginning = new HashMap<>();
    /** A bit for each beginning; where it is not set, no text begins. */
    private final long[] sieve = new long[1 << (64 - SIGNIFICANT - 6)];

    /**
     * An empty set of texts.
     *
     * @param beginning how many signs every text has at least, 2 to 4
     */
    KnownTexts(int beginning) {
        this.beginning = beginning;
        this.signs = -1L >>> (Long.SIZE - Character.SIZE * beginning);
    }

    /** Texts shorter than a beginning are not looked for. */
    void add(String text) {
        if (text.length() < beginning || !texts.add(text)) {
            return;
        }
        long first = 0;
        for (int i = 0; i < beginning; i++) {
            first = next(first, text.charAt(i));
        }
        byBeginning.computeIfAbsent(first, _ -> new ArrayList<>()).add(text);
        int bit = bit(first);
        sieve[bit >>> 6] |= 1L << bit;
    }

    int size() {
        return texts.size();
    }

    /** The last signs read, when one more has been read. */
    long next(long last, char sign) {
        return ((last << Character.SIZE) | sign) & signs;
    }

    /** Whether a text may begin with the last signs read. */
    boolean mayBeginWith(long last) {
        int bit = bit(last);
        return (sieve[bit >>> 6] & (1L << bit)) != 0;
    }

    /** Tells of every place at which one of the texts stands. */
    void find(String in, Found found) {
        long last = 0;
        for (int i = 0; i < in.length(); i++) {
            last = next(last, in.charAt(i));
            if (mayBeginWith(last)) {
                int start = i - beginning + 1;
                for (String text : byBeginning.getOrDefault(last, List.of())) {
                    if (in.startsWith(text, start)) {
                        found.at(start, start + text.length() - 1);
                    }
                }
            }
        }
    }

    private static int bit(long beginning) {
        return (int) ((beginning * 0x9E3779B97F4A7C15L) >>> SIGNIFICANT);
    }

    @FunctionalInterface
    interface Found {
        void at(int first, int last);
    }
}
