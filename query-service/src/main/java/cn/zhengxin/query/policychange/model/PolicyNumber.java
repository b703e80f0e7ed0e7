package cn.zhengxin.query.policychange.model;

import cn.zhengxin.query.gate.Places;
import cn.zhengxin.query.inquiry.Purpose;
import cn.zhengxin.query.policychange.model.Bounds.OneOf;
import cn.zhengxin.query.policychange.model.Bounds.Regions;
import cn.zhengxin.query.policychange.model.Bounds.SomeOf;
import cn.zhengxin.query.policychange.model.Bounds.TimeOfDay;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Every number that rules decide by, with what law and rules leave to a bank. The values are policy data. A migration that writes
 * a new number into {@code policy_rule} needs its line here; a test sees to it. What has to hold among several of them says
 * {@link NumbersTogether}.
 */
public enum PolicyNumber {
    /** C is suspended (O6), so it is no grade to query with. */
    GRADES("Q2", Scope.INSTITUTION, "grades", new SomeOf(List.of("A", "B"), true)),
    OPENS("Q3", Scope.INSTITUTION, "opens", new TimeOfDay(false)),
    CLOSES("Q3", Scope.INSTITUTION, "closes", new TimeOfDay(true)),
    DAYS_OF_WORK("Q3", Scope.INSTITUTION, "days", new OneOf(List.of("WORKING", "ALL"))),
    OFFICER_VOLUME("Q3", Scope.INSTITUTION, "officerVolume", Bounds.whole(1, 100_000)),
    BRANCH_VOLUME("Q3", Scope.INSTITUTION, "branchVolume", Bounds.whole(1, 1_000_000)),
    GRANT_HOURS("Q3", Scope.INSTITUTION, "grantHours", Bounds.whole(1, 720)),
    GRANT_USES("Q3", Scope.INSTITUTION, "grantUses", Bounds.whole(1, 10_000)),
    BRANCH_REGIONS("Q3", Scope.INSTITUTION, "branchRegions", new Regions(false), true),
    NETWORK_REGIONS("Q3", Scope.INSTITUTION, "networkRegions", new Regions(true), true),
    CLAIM_MINUTES("Q4", Scope.INSTITUTION, "claimMinutes", Bounds.whole(1, 480)),
    SAMPLE_PERCENT("Q4", Scope.INSTITUTION, "samplePercent", Bounds.whole(1, 100)),
    TRIGGERS(
            "Q5",
            Scope.INSTITUTION,
            "triggers",
            new SomeOf(List.of("OVERDUE", "ABNORMAL_TRANSACTION", "DEBT_JUMP"), true)),
    NORMAL_QUERIES("Q5", Scope.INSTITUTION, "normalQueries", Bounds.whole(1, 10)),
    NORMAL_DAYS("Q5", Scope.INSTITUTION, "normalDays", longestWindow()),
    SPECIAL_MENTION_QUERIES("Q5", Scope.INSTITUTION, "specialMentionQueries", Bounds.whole(1, 10)),
    SPECIAL_MENTION_DAYS("Q5", Scope.INSTITUTION, "specialMentionDays", longestWindow()),
    SUBSTANDARD_QUERIES("Q5", Scope.INSTITUTION, "substandardQueries", Bounds.whole(1, 10)),
    SUBSTANDARD_DAYS("Q5", Scope.INSTITUTION, "substandardDays", longestWindow()),
    DOUBTFUL_QUERIES("Q5", Scope.INSTITUTION, "doubtfulQueries", Bounds.whole(1, 10), true),
    DOUBTFUL_DAYS("Q5", Scope.INSTITUTION, "doubtfulDays", longestWindow(), true),
    LOSS_QUERIES("Q5", Scope.INSTITUTION, "lossQueries", Bounds.whole(1, 10), true),
    LOSS_DAYS("Q5", Scope.INSTITUTION, "lossDays", longestWindow(), true),
    MONTHS_WITHOUT_MOVEMENT("Q6", Scope.INSTITUTION, "months", Bounds.whole(1, 24)),
    REPEATED_QUERIES("Q7", Scope.INSTITUTION, "queries", Bounds.whole(1, 100)),
    REPEATED_DAYS("Q7", Scope.INSTITUTION, "days", longestWindow()),
    OFTEN_COUNT("Q8", Scope.GENERAL, "count", Bounds.whole(1, 1_000)),
    OFTEN_DAYS("Q8", Scope.GENERAL, "days", Bounds.whole(1, 366)),
    /** Never beyond a report's own days, see {@link NumbersTogether}. */
    REUSE_DAYS("Q9", Scope.INSTITUTION, "days", Bounds.whole(1, 90)),
    /** Rules whose second person a reviewer can be, held by a test to the rules of the gate; compliance's is not among them. */
    BATCH_REVIEWS("Q11", Scope.INSTITUTION, "reviews", new SomeOf(List.of("Q3", "Q4", "Q7"), false)),
    NOTICE_DAYS("Q13", Scope.GENERAL, "days", Bounds.whole(1, 30)),
    /** PIPL 18: only where a law asks for secrecy. */
    WITHHELD("Q13", Scope.GENERAL, "withheld", new SomeOf(List.of(Purpose.JUDICIAL_ASSISTANCE.name()), false)),
    REPORT_DAYS("Q14", Scope.GENERAL, "days", Bounds.whole(1, 90)),
    CREDIT_FILE_YEARS("Q14", Scope.GENERAL, "creditFileYears", Bounds.whole(5, 100)),
    LONGEST_CREDIT_YEARS("Q14", Scope.GENERAL, "longestCreditYears", Bounds.whole(1, 50)),
    ADOPTABLE_PURPOSES("Q14", Scope.GENERAL, "adoptablePurposes", new SomeOf(purposesOfCredit(), false));

    /** Whose figure a number is. */
    public enum Scope {
        /** An institution may have a figure of its own in place of the general one. */
        INSTITUTION,
        /** The rule reads the general figure alone; an institution's own would deceive. */
        GENERAL
    }

    private final String rule;
    private final Scope scope;
    private final String text;

    @SuppressWarnings("ImmutableEnumChecker") // Its lists are copies.
    private final Bounds bounds;

    private final boolean mayBeAbsent;

    PolicyNumber(String rule, Scope scope, String text, Bounds bounds) {
        this(rule, scope, text, bounds, false);
    }

    PolicyNumber(String rule, Scope scope, String text, Bounds bounds, boolean mayBeAbsent) {
        this.rule = rule;
        this.scope = scope;
        this.text = text;
        this.bounds = bounds;
        this.mayBeAbsent = mayBeAbsent;
    }

    /** Counts reach back no further than queries are remembered for counting. */
    private static Bounds longestWindow() {
        return Bounds.whole(1, (int) Places.HORIZON.toDays());
    }

    private static List<String> purposesOfCredit() {
        return Arrays.stream(Purpose.values())
                .filter(purpose -> purpose != Purpose.SUBJECT_ENQUIRY && purpose != Purpose.JUDICIAL_ASSISTANCE)
                .map(Enum::name)
                .toList();
    }

    /** The number of a rule under the name that policy data give it. */
    public static Optional<PolicyNumber> of(String rule, String name) {
        return Arrays.stream(values())
                .filter(number -> number.rule.equals(rule) && number.text.equals(name))
                .findFirst();
    }

    /** Id of the rule that reads it. */
    public String rule() {
        return rule;
    }

    /** Its name in policy data. */
    public String text() {
        return text;
    }

    public Bounds bounds() {
        return bounds;
    }

    /** Whether the rule does without it where nobody names it. */
    public boolean mayBeAbsent() {
        return mayBeAbsent;
    }

    /** Whether an institution may have a figure of its own. */
    public boolean mayBeOfInstitution() {
        return scope == Scope.INSTITUTION;
    }
}
