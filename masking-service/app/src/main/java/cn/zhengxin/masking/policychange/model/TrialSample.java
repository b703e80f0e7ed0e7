package cn.zhengxin.masking.policychange.model;

import cn.zhengxin.masking.masking.model.RawCreditReport;
import java.util.Set;

/**
 * A report to try a version on. Whose it is nobody knows: it is personal data, is kept nowhere and prints redacted.
 *
 * @param name by which the answer names it
 * @param subjectNames looked for in wording besides the names in the report (M3)
 */
public record TrialSample(String name, RawCreditReport report, Set<String> subjectNames) {

    public TrialSample {
        subjectNames = Set.copyOf(subjectNames);
    }

    @Override
    public String toString() {
        return "TrialSample[" + name + ", ***]";
    }
}
