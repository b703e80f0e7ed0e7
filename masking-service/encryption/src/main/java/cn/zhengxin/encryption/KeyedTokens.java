package cn.zhengxin.encryption;

import cn.zhengxin.encryption.CipherRejected.Reason;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Blind indexes and stand-ins that name their algorithm and key: {@code hsm3.KEY.…}. So key and algorithm can be changed while old
 * tokens still stand in columns: new ones are made under the current key, old ones are found and compared under the key they name.
 *
 * <p>The domain keeps apart what must not be joined (the same value in two domains gives two unrelated tokens).
 */
public final class KeyedTokens {

    private static final char SEPARATOR = '.';
    private static final int PARTS = 3;

    private final MacKey current;
    private final List<MacKey> all;
    private final @Nullable BlindIndex unnamed;

    /** @param earlier keys whose tokens still stand somewhere; none twice */
    public KeyedTokens(MacKey current, List<MacKey> earlier) {
        this(current, earlier, null);
    }

    private KeyedTokens(MacKey current, List<MacKey> earlier, @Nullable BlindIndex unnamed) {
        this.current = current;
        this.all = new ArrayList<>();
        this.all.add(current);
        this.all.addAll(earlier);
        this.unnamed = unnamed;
        Set<String> ids = new HashSet<>();
        for (MacKey key : all) {
            if (!ids.add(key.id())) {
                throw new IllegalArgumentException("Two keys of one name");
            }
        }
    }

    /** The same, that also finds what {@link BlindIndex} has written, which names neither algorithm nor key. */
    public KeyedTokens alsoFinding(BlindIndex former) {
        return new KeyedTokens(current, all.subList(1, all.size()), former);
    }

    /** Under the current key; at most 90 characters. */
    public String of(String domain, String value) {
        return token(current, domain, value);
    }

    /** Every token the value may stand under, the current one first: what a search in a column asks for. */
    public List<String> allOf(String domain, String value) {
        List<String> tokens = new ArrayList<>();
        for (MacKey key : all) {
            tokens.add(token(key, domain, value));
        }
        if (unnamed != null) {
            tokens.add(unnamed.of(domain, value));
        }
        return tokens;
    }

    /** Whether the token is one that is made today; those that are not are made anew where the value is at hand. */
    public boolean isCurrent(String token) {
        return token.startsWith(prefix(current));
    }

    /**
     * Whether the token is this value's, under the key it names.
     *
     * @throws CipherRejected with {@code UNKNOWN_FORMAT} when it is no token, with {@code UNKNOWN_MASTER_KEY} when its key is not at
     *     hand
     */
    public boolean isOf(String token, String domain, String value) {
        if (token.indexOf(SEPARATOR) < 0) {
            if (unnamed == null) {
                throw new CipherRejected(Reason.UNKNOWN_FORMAT);
            }
            return same(token, unnamed.of(domain, value));
        }
        List<String> parts = Arrays.asList(token.split("\\.", -1));
        if (parts.size() != PARTS
                || Arrays.stream(MacSuite.values())
                        .noneMatch(suite -> suite.label().equals(parts.getFirst()))) {
            throw new CipherRejected(Reason.UNKNOWN_FORMAT);
        }
        MacKey named = all.stream()
                .filter(key ->
                        key.id().equals(parts.get(1)) && key.suite().label().equals(parts.getFirst()))
                .findAny()
                .orElseThrow(() -> new CipherRejected(Reason.UNKNOWN_MASTER_KEY));
        return same(token, token(named, domain, value));
    }

    private static boolean same(String one, String other) {
        return MessageDigest.isEqual(one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
    }

    private static String token(MacKey key, String domain, String value) {
        byte[] domainBytes = domain.getBytes(StandardCharsets.UTF_8);
        byte[] length =
                ByteBuffer.allocate(Integer.BYTES).putInt(domainBytes.length).array();
        byte[] mac = key.mac(length, domainBytes, value.getBytes(StandardCharsets.UTF_8));
        return prefix(key) + Base64.getUrlEncoder().withoutPadding().encodeToString(mac);
    }

    private static String prefix(MacKey key) {
        return key.suite().label() + SEPARATOR + key.id() + SEPARATOR;
    }
}
