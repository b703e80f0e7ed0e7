package cn.zhengxin.query.reportvault;

import cn.zhengxin.encryption.CipherRejected;
import cn.zhengxin.encryption.CipherSuite;
import cn.zhengxin.encryption.DestructibleKeys;
import cn.zhengxin.encryption.EnvelopeCipher;
import cn.zhengxin.encryption.Sealed;
import cn.zhengxin.identity.DependencyUnavailable;
import java.security.SecureRandom;
import java.util.Optional;

/**
 * Encrypts reports: each under a key of its own, that under the vault key of the hour in which it ends, and that under the master
 * key, outside the database (Q14).
 */
class VaultCipher {

    private final DestructibleKeys keys;
    private final CipherSuite suite;
    private final SecureRandom random;

    VaultCipher(DestructibleKeys keys, CipherSuite suite, SecureRandom random) {
        this.keys = keys;
        this.suite = suite;
        this.random = random;
    }

    Sealed seal(VaultKeyId key, byte[] plain, byte[] context) {
        return under(key).seal(plain, context);
    }

    /**
     * Gives the plain text back.
     *
     * @throws CipherRejected with its reason when it does not
     */
    byte[] open(Sealed sealed, byte[] context) {
        return new EnvelopeCipher(keys.unwrapping(), suite, random).open(sealed, context);
    }

    /**
     * The same report under another vault key; empty when the one it lies under is destroyed.
     *
     * @throws DependencyUnavailable when the keys cannot be reached
     */
    Optional<Sealed> rewrap(VaultKeyId key, Sealed sealed) {
        EnvelopeCipher cipher = under(key);
        try {
            return Optional.of(cipher.rewrap(sealed));
        } catch (CipherRejected rejected) {
            return switch (rejected.reason()) {
                case KEY_DESTROYED -> Optional.empty();
                case KEY_STORE_UNREADABLE, KEY_ACCESS_REFUSED, KEY_SERVICE_BUSY, KEY_SERVICE_SEALED, KEY_SERVICE_AWAY ->
                    throw new DependencyUnavailable("vault-keys", rejected);
                case WRONG_KEY_LENGTH,
                        TRUNCATED,
                        ALTERED,
                        WRONG_CONTEXT,
                        WRONG_KEY,
                        UNKNOWN_MASTER_KEY,
                        UNKNOWN_FORMAT,
                        OUTSIDE_DOMAIN -> throw rejected;
            };
        }
    }

    private EnvelopeCipher under(VaultKeyId key) {
        try {
            return new EnvelopeCipher(keys.wrappingUnder(key.text()), suite, random);
        } catch (CipherRejected unusable) {
            throw new DependencyUnavailable("vault-keys", unusable);
        }
    }
}
