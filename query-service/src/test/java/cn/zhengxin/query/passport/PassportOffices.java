package cn.zhengxin.query.passport;

import cn.zhengxin.encryption.BlindIndex;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Clock;
import java.time.Duration;

/** Offices with a key of their own. */
public final class PassportOffices {

    private PassportOffices() {}

    public static KeyPair keys() {
        try {
            return KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    public static PassportOffice office(KeyPair keys, Clock clock) {
        return new PassportOffice(
                PassportKeys.of(keys.getPrivate(), keys.getPublic()),
                new BlindIndex(new byte[32]),
                Duration.ofMinutes(2),
                clock);
    }
}
