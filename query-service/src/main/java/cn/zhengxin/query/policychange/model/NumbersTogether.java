package cn.zhengxin.query.policychange.model;

import cn.zhengxin.query.policychange.model.Bounds.Regions;
import cn.zhengxin.query.policychange.model.Bounds.TimeOfDay;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BiPredicate;

/** What has to hold among numbers that are sound each by itself. */
final class NumbersTogether {

    private NumbersTogether() {}

    /**
     * Every contradiction, under the field of one of its numbers.
     *
     * @param numbers by name of each rule, as they are in force together: an institution's own in the place of the general ones
     */
    static List<PolicyFault> faults(String prefix, Map<String, Map<String, String>> numbers) {
        var faults = new ArrayList<PolicyFault>();
        compare(
                prefix,
                numbers,
                PolicyNumber.OPENS,
                PolicyNumber.CLOSES,
                (opens, closes) -> TimeOfDay.minutes(opens) < TimeOfDay.minutes(closes),
                "lies before closes",
                faults);
        compare(
                prefix,
                numbers,
                PolicyNumber.OFFICER_VOLUME,
                PolicyNumber.BRANCH_VOLUME,
                (officer, branch) -> Integer.parseInt(officer) <= Integer.parseInt(branch),
                "is at most branchVolume",
                faults);
        // Q9: a report that is reused has to be there still.
        compare(
                prefix,
                numbers,
                PolicyNumber.REUSE_DAYS,
                PolicyNumber.REPORT_DAYS,
                (reused, kept) -> Integer.parseInt(reused) <= Integer.parseInt(kept),
                "is at most the days of Q14",
                faults);
        onlyTogether(prefix, numbers, PolicyNumber.DOUBTFUL_QUERIES, PolicyNumber.DOUBTFUL_DAYS, faults);
        onlyTogether(prefix, numbers, PolicyNumber.LOSS_QUERIES, PolicyNumber.LOSS_DAYS, faults);
        // A region that no network lies in is one that nobody queries from.
        compare(
                prefix,
                numbers,
                PolicyNumber.BRANCH_REGIONS,
                PolicyNumber.NETWORK_REGIONS,
                (branches, networks) -> Regions.regions(networks).containsAll(Regions.regions(branches)),
                "names only regions that a network lies in",
                faults);
        onlyTogether(prefix, numbers, PolicyNumber.BRANCH_REGIONS, PolicyNumber.NETWORK_REGIONS, faults);
        return faults;
    }

    private static void compare(
            String prefix,
            Map<String, Map<String, String>> numbers,
            PolicyNumber first,
            PolicyNumber second,
            BiPredicate<String, String> sound,
            String message,
            List<PolicyFault> faults) {
        String left = valueOf(numbers, first);
        String right = valueOf(numbers, second);
        if (!left.isEmpty() && !right.isEmpty() && !sound.test(left, right)) {
            faults.add(new PolicyFault(field(prefix, first), message));
        }
    }

    private static void onlyTogether(
            String prefix,
            Map<String, Map<String, String>> numbers,
            PolicyNumber first,
            PolicyNumber second,
            List<PolicyFault> faults) {
        if (valueOf(numbers, first).isEmpty() != valueOf(numbers, second).isEmpty()) {
            faults.add(new PolicyFault(field(prefix, first), "is named together with " + second.text()));
        }
    }

    private static String valueOf(Map<String, Map<String, String>> numbers, PolicyNumber number) {
        return numbers.getOrDefault(number.rule(), Map.of())
                .getOrDefault(number.text(), "")
                .strip();
    }

    private static String field(String prefix, PolicyNumber number) {
        return PolicyProposal.field(prefix, number.rule(), number.text());
    }
}
