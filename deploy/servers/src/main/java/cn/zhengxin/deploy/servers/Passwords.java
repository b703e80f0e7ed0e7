package cn.zhengxin.deploy.servers;

import java.security.SecureRandom;
import java.util.Base64;

/** Random passwords; none is ever written in a source file. */
final class Passwords {
    private static final SecureRandom RANDOM = new SecureRandom();

    private Passwords() {}

    static String random() {
        byte[] bytes = new byte[24];
        RANDOM.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
