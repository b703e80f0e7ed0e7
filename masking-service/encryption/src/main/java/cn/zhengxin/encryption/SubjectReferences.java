package cn.zhengxin.encryption;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/** The platform-wide pseudonym of a subject: what events and services call a person or an enterprise by. */
public final class SubjectReferences {

    private static final String PREFIX = "sr_";
    private static final String NAME_PREFIX = "sn_";
    private static final Pattern SPACES = Pattern.compile("[\\s\\p{Z}\\p{Cf}]");
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

    /**
     * What two services compare to know that they mean the same name for the same subject, without either telling it: 30 characters.
     * Width of characters, spaces and case make no difference; the same name of another subject has another reference.
     */
    public String nameReferenceOf(String subjectReference, String name) {
        String plain = SPACES.matcher(Normalizer.normalize(name, Normalizer.Form.NFKC))
                .replaceAll("")
                .toUpperCase(Locale.ROOT);
        return NAME_PREFIX + index.of("subject-name/" + subjectReference, plain).substring(0, LENGTH);
    }
}
