package cn.zhengxin.encryption;

import java.time.Instant;
import java.util.List;

/**
 * Keys that can be destroyed one by one, kept apart from the data they open: a copy of the data, wherever it lies, cannot be read
 * any more once its key is destroyed. A hardware module that forgets keys would stand here too.
 *
 * <p>Names of keys are 1 to 80 characters out of {@code A-Z a-z 0-9 -} and do not begin with {@code master-}.
 */
public interface DestructibleKeys {

    /**
     * A provider that wraps under the key of that name, which is made when there is none, and unwraps what any key of these, or a
     * master key, has wrapped.
     *
     * @throws CipherRejected with {@code KEY_DESTROYED} when the key was destroyed: its name is never used again; with
     *     {@code KEY_STORE_UNREADABLE} when the keys cannot be reached
     */
    KeyProvider wrappingUnder(String keyId);

    /**
     * A provider that unwraps and does not wrap.
     *
     * <p>It rejects with {@code KEY_DESTROYED} what a destroyed key has wrapped, and with {@code KEY_STORE_UNREADABLE} when a key is
     * missing that was not destroyed here: a key that is away for a moment is never told as destroyed.
     */
    KeyProvider unwrapping();

    /** The keys themselves as rows of the rotation: each lies under a master key, and goes along when that changes. */
    SealedRows sealedRows();

    /** Names of the keys that are there, in the order of their names. */
    List<String> present();

    /**
     * Destroys a key for good. Repeating it changes nothing and returns what the first time has returned.
     *
     * @throws CipherRejected with {@code KEY_STORE_UNREADABLE} when the keys cannot be reached; then it counts as not destroyed
     */
    DestroyedKey destroy(String keyId, Instant at);

    /**
     * What certifies a destruction.
     *
     * @param digest SHA-256, in hexadecimal, of the wrapped key that was destroyed; empty when there was none
     */
    record DestroyedKey(String keyId, Instant at, String digest) {}
}
