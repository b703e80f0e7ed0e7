package cn.zhengxin.audit.alert.model;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What came of looking into an alert. There is no text in it: what was found out stands in the file of the investigation.
 *
 * @param violation where it is confirmed
 * @param ground where it is not
 * @param reference number of the investigation's file
 */
public record Finding(
        boolean confirmed,
        @Nullable Violation violation,
        @Nullable Ground ground,
        String reference) {

    public static final String REFERENCE = "[A-Za-z0-9-]{4,64}";

    private static final Pattern REFERENCE_PATTERN = Pattern.compile(REFERENCE);

    public Finding {
        if (confirmed != (violation != null) || confirmed == (ground != null)) {
            throw new IllegalArgumentException("A confirmed finding names the violation, another its ground");
        }
        if (!REFERENCE_PATTERN.matcher(reference).matches()) {
            throw new IllegalArgumentException("reference is no number of a file");
        }
    }
}
