package cn.zhengxin.query.inquiry;

import java.util.regex.Pattern;

/** The number of the loan or card application in the institution's own books. Never a person's number (N2). */
public record BusinessReference(String value) {

    /** Eighteen characters in the form of an identity number are refused: this value travels in clear. */
    public static final String FORM = "(?![0-9]{17}[0-9Xx]$)(?!1[0-9]{10}$)[A-Za-z0-9][A-Za-z0-9-]{0,63}";

    private static final Pattern PATTERN = Pattern.compile(FORM);

    public BusinessReference {
        if (!PATTERN.matcher(value).matches()) {
            throw new IllegalArgumentException("Not a business reference");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
