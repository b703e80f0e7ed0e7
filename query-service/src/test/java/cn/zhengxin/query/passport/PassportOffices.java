package cn.zhengxin.query.passport;

import cn.zhengxin.encryption.BlindIndex;
import cn.zhengxin.encryption.SignatureSuite;
import java.security.KeyPair;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;

/** Offices with a key of their own. */
public final class PassportOffices {

    private PassportOffices() {}

    public static KeyPair keys() {
        return keys(SignatureSuite.ED25519);
    }

    public static KeyPair keys(SignatureSuite suite) {
        return suite.newKeys(new SecureRandom());
    }

    public static PassportOffice office(KeyPair keys, Clock clock) {
        return office(SignatureSuite.ED25519, keys, clock);
    }

    static PassportOffice office(SignatureSuite suite, KeyPair keys, Clock clock) {
        return new PassportOffice(
                PassportKeys.of(suite, keys.getPrivate(), keys.getPublic()),
                new BlindIndex(new byte[32]),
                Duration.ofMinutes(2),
                clock);
    }
}
