package cn.zhengxin.query.inquiry;

import java.util.regex.Pattern;

/** The platform-wide pseudonym of the person or enterprise a query is about. */
public record SubjectReference(String value) {

    private static final Pattern FORM = Pattern.compile("sr_[A-Za-z0-9_-]{8,60}");

    public SubjectReference {
        if (!isReference(value)) {
            throw new IllegalArgumentException("Not a subject reference");
        }
    }

    public static boolean isReference(String text) {
        return FORM.matcher(text).matches();
    }

    @Override
    public String toString() {
        return value;
    }
}
