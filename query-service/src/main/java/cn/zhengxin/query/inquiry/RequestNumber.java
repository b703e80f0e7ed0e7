package cn.zhengxin.query.inquiry;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * The number under which the bureau knows one inquiry. It follows from the query alone: whoever works it out, however
 * often, gets the same one, so that a repeated delivery can always be recognised (Q12).
 */
public record RequestNumber(String value) {

    private static final Pattern FORM = Pattern.compile("ZX[0-9A-F]{32}");

    public RequestNumber {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("Not a request number");
        }
    }

    public static RequestNumber of(CreditQueryId query) {
        return new RequestNumber(
                "ZX" + query.value().toString().replace("-", "").toUpperCase(Locale.ROOT));
    }

    @Override
    public String toString() {
        return value;
    }
}
