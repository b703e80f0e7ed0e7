package cn.zhengxin.query.gate;

import cn.zhengxin.query.inquiry.Decision.ReviewBy;
import cn.zhengxin.query.inquiry.Reason;
import cn.zhengxin.query.inquiry.Requester;
import cn.zhengxin.query.policy.RuleTerms;
import cn.zhengxin.workingcalendar.BankDay;
import java.time.LocalTime;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;

/**
 * Q3: officers query within working hours, on working days, from their branch's region, and no more in a day than an officer and
 * a branch may. A special grant that covers everything out of the ordinary sends the query to review instead. Systems work at all hours; they are sampled
 * afterwards (Q4).
 *
 * <p>Terms: {@code opens}, {@code closes} (times of day, the closing one excluded; 24:00 is the day's end), {@code days} (WORKING
 * or ALL), {@code officerVolume}, {@code branchVolume} (queries a bank day), {@code branchRegions} ({@code branch=region, …}) and
 * {@code networkRegions} ({@code 10.1.0.0/16=region, …}); an institution that names no regions has one.
 */
@Component
class OrdinaryCircumstancesRule implements GateRule {

    private static final String AT_WHAT_TIME = "Ask within working hours, or have a special grant approved.";

    @Override
    public String rule() {
        return "Q3";
    }

    @Override
    public Finding examine(GateFacts facts, RuleTerms terms) {
        return switch (facts.asked().requester()) {
            case Requester.LendingSystem system -> new Finding.Satisfied();
            case Requester.PartnerSystem partner -> new Finding.Satisfied();
            case Requester.Officer officer -> examine(officer, facts, terms);
        };
    }

    private static Finding examine(Requester.Officer officer, GateFacts facts, RuleTerms terms) {
        Map<Circumstance, Reason> unusual = new EnumMap<>(Circumstance.class);
        LocalTime time = LocalTime.ofInstant(facts.asked().at(), BankDay.ZONE);
        if (time.isBefore(terms.time("opens")) || terms.isAtOrAfter("closes", time)) {
            unusual.put(Circumstance.OFF_HOURS, terms.reason("The query is made outside working hours.", AT_WHAT_TIME));
        }
        if (!facts.workingDay() && !terms.words("days").contains("ALL")) {
            unusual.put(
                    Circumstance.NON_WORKING_DAY,
                    terms.reason(
                            "The query is made on a day that is no working day.",
                            "Ask on a working day, or have a special grant approved."));
        }
        if (Regions.of(terms).areCrossed(officer.branch(), officer.terminal())) {
            unusual.put(
                    Circumstance.CROSS_REGION,
                    terms.reason(
                            "The query comes from outside the region of the officer's branch.",
                            "Ask from a terminal in the branch's region, or have a special grant approved."));
        }
        if (facts.history().byOfficerToday() >= terms.number("officerVolume")
                || facts.history().byBranchToday() >= terms.number("branchVolume")) {
            unusual.put(
                    Circumstance.OVER_VOLUME,
                    terms.reason(
                            "The day's number of queries of the officer or of the branch is used up.",
                            "Ask on the next day, or have a special grant approved."));
        }
        return unusual.isEmpty() ? new Finding.Satisfied() : covered(unusual, facts.grants(), terms);
    }

    private static Finding covered(Map<Circumstance, Reason> unusual, List<GrantInForce> grants, RuleTerms terms) {
        Set<Circumstance> needed = unusual.keySet();
        return grants.stream()
                .filter(grant -> grant.covers().containsAll(needed))
                .findFirst()
                .<Finding>map(grant -> new Finding.CoveredByGrant(
                        grant.grant(),
                        ReviewBy.REVIEWER,
                        terms.reason(
                                "A special grant covers what is out of the ordinary; a second person reviews the query.",
                                "Have a reviewer of the institution decide.")))
                .orElseGet(() -> new Finding.Blocks(List.copyOf(unusual.values())));
    }
}
