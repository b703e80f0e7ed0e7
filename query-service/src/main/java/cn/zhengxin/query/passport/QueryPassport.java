package cn.zhengxin.query.passport;

import java.util.regex.Pattern;

/**
 * A compact JWS as the bureau reads it (ADR 0016). Whoever has it, and is let in at the bureau, can make the one inquiry it was issued for;
 * it prints redacted.
 */
public record QueryPassport(String token) {

    static final Pattern FORM = Pattern.compile("([\\w-]{1,512})\\.([\\w-]{1,4096})\\.([\\w-]{1,128})");

    public QueryPassport {
        if (!FORM.matcher(token).matches()) {
            throw new IllegalArgumentException("Not a query passport");
        }
    }

    @Override
    public String toString() {
        return "QueryPassport[***]";
    }
}
