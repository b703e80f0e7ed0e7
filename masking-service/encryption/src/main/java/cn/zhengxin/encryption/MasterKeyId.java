package cn.zhengxin.encryption;

import cn.zhengxin.encryption.CipherRejected.Reason;
import java.util.Locale;
import java.util.regex.Pattern;

/** How master keys are named in a key store: {@code master-0001-aes-256-gcm}; the highest number is the current one. */
record MasterKeyId(int number, CipherSuite suite) {

    private static final Pattern FORM = Pattern.compile("master-([0-9]{4})-([a-z0-9-]{1,40})");

    static boolean isOne(String text) {
        return FORM.matcher(text).matches();
    }

    static MasterKeyId parse(String text) {
        var matcher = FORM.matcher(text);
        if (!matcher.matches()) {
            throw new CipherRejected(Reason.UNKNOWN_MASTER_KEY);
        }
        for (CipherSuite suite : CipherSuite.values()) {
            if (nameOf(suite).equals(matcher.group(2))) {
                return new MasterKeyId(Integer.parseInt(matcher.group(1)), suite);
            }
        }
        throw new CipherRejected(Reason.UNKNOWN_FORMAT);
    }

    String text() {
        return String.format(Locale.ROOT, "master-%04d-%s", number, nameOf(suite));
    }

    private static String nameOf(CipherSuite suite) {
        return suite.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
