package cn.zhengxin.masking.policychange.model;

import cn.zhengxin.masking.policy.MaskingForm;
import cn.zhengxin.masking.policy.MaskingRule;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One sample as one viewer sees it, before and after.
 *
 * @param sample its name
 * @param differences how many of all its fields differ
 * @param fields all that are classified, or those that differ alone
 * @param withheld paths of elements that nobody has classified; neither version shows them
 */
public record TriedReport(
        String sample, TrialViewing viewing, int differences, List<TriedField> fields, List<String> withheld) {

    public TriedReport {
        fields = List.copyOf(fields);
        withheld = List.copyOf(withheld);
    }

    @Override
    public String toString() {
        return "TriedReport[" + sample + ", " + differences + "]";
    }

    /** What becomes of one value under a version; no value where the field is left out. */
    public record Shown(
            MaskingRule rule,
            @Nullable MaskingForm form,
            @Nullable String value) {
        @Override
        public String toString() {
            return "Shown[" + rule + "]";
        }
    }

    /**
     * One value of a report.
     *
     * @param path of the element, items of lists by their place
     * @param before under the version in force
     * @param after under the version that is tried
     */
    public record TriedField(String path, Shown before, Shown after) {

        public boolean differs() {
            return !before.equals(after);
        }
    }
}
