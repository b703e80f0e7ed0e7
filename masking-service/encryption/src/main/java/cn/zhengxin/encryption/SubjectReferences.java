package cn.zhengxin.encryption;

import java.util.Locale;

/** The platform-wide pseudonym of a subject: what events and services call a person or an enterprise by. */
public final class SubjectReferences {

    private static final String PREFIX = "sr_";
    private static final int LENGTH = 27;

    private final BlindIndex index;

    public SubjectReferences(BlindIndex index) {
        this.index = index;
    }

    /** The same reference for the same document however it was typed: 30 characters. */
    public String referenceOf(String documentType, String documentNumber) {
        String number = documentNumber.strip().toUpperCase(Locale.ROOT);
        return PREFIX + index.of("subject/" + documentType, number).substring(0, LENGTH);
    }
}
