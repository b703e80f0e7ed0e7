package cn.zhengxin.encryption;

import cn.zhengxin.encryption.CipherRejected.Reason;
import java.util.regex.Pattern;

/** A key for tokens, with the name that its tokens carry and the algorithm it is used with, and no other. */
public final class MacKey {

    /** In bytes. */
    public static final int SHORTEST = 32;

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9-]{1,40}");

    private final String id;
    private final MacSuite suite;
    private final byte[] key;

    /**
     * Takes a copy of the key.
     *
     * @param id 1 to 40 characters out of {@code A-Z a-z 0-9 -}
     * @throws CipherRejected with {@code WRONG_KEY_LENGTH} when the key is shorter than 32 bytes
     */
    public MacKey(String id, MacSuite suite, byte[] key) {
        if (!NAME.matcher(id).matches()) {
            throw new IllegalArgumentException("Not the name of a key");
        }
        if (key.length < SHORTEST) {
            throw new CipherRejected(Reason.WRONG_KEY_LENGTH);
        }
        this.id = id;
        this.suite = suite;
        this.key = key.clone();
    }

    public String id() {
        return id;
    }

    public MacSuite suite() {
        return suite;
    }

    byte[] mac(byte[]... parts) {
        return suite.mac(key, parts);
    }

    /** Without the key. */
    @Override
    public String toString() {
        return "MacKey[" + id + ", " + suite + "]";
    }
}
