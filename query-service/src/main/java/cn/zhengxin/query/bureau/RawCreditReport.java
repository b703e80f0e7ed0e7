package cn.zhengxin.query.bureau;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A report as the bureau gave it. It goes straight into the vault, and from there to masking; nothing that answers requests
 * can reach it, and it prints redacted.
 */
public final class RawCreditReport {

    private final Map<String, Object> sections;

    public RawCreditReport(Map<String, Object> sections) {
        this.sections = Collections.unmodifiableMap(new LinkedHashMap<>(sections));
    }

    /** Everything, in clear: sections by code, each an object, an array or a text. */
    public Map<String, Object> reveal() {
        return sections;
    }

    @Override
    public String toString() {
        return "RawCreditReport[***]";
    }
}
