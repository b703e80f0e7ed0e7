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
    GRADES("Q2", "grades", new SomeOf(List.of("A", "B"), true)),
    OPENS("Q3", "opens", new TimeOfDay(false)),
    CLOSES("Q3", "closes", new TimeOfDay(true)),
    DAYS_OF_WORK("Q3", "days", new OneOf(List.of("WORKING", "ALL"))),
    OFFICER_VOLUME("Q3", "officerVolume", Bounds.whole(1, 100_000)),
    BRANCH_VOLUME("Q3", "branchVolume", Bounds.whole(1, 1_000_000)),
    GRANT_HOURS("Q3", "grantHours", Bounds.whole(1, 720)),
    GRANT_USES("Q3", "grantUses", Bounds.whole(1, 10_000)),
    BRANCH_REGIONS("Q3", "branchRegions", new Regions(false), true),
    NETWORK_REGIONS("Q3", "networkRegions", new Regions(true), true),
    CLAIM_MINUTES("Q4", "claimMinutes", Bounds.whole(1, 480)),
    SAMPLE_PERCENT("Q4", "samplePercent", Bounds.whole(1, 100)),
    TRIGGERS("Q5", "triggers", new SomeOf(List.of("OVERDUE", "ABNORMAL_TRANSACTION", "DEBT_JUMP"), true)),
    NORMAL_QUERIES("Q5", "normalQueries", Bounds.whole(1, 10)),
    NORMAL_DAYS("Q5", "normalDays", longestWindow()),
    SPECIAL_MENTION_QUERIES("Q5", "specialMentionQueries", Bounds.whole(1, 10)),
    SPECIAL_MENTION_DAYS("Q5", "specialMentionDays", longestWindow()),
    SUBSTANDARD_QUERIES("Q5", "substandardQueries", Bounds.whole(1, 10)),
    SUBSTANDARD_DAYS("Q5", "substandardDays", longestWindow()),
    DOUBTFUL_QUERIES("Q5", "doubtfulQueries", Bounds.whole(1, 10), true),
    DOUBTFUL_DAYS("Q5", "doubtfulDays", longestWindow(), true),
    LOSS_QUERIES("Q5", "lossQueries", Bounds.whole(1, 10), true),
    LOSS_DAYS("Q5", "lossDays", longestWindow(), true),
    MONTHS_WITHOUT_MOVEMENT("Q6", "months", Bounds.whole(1, 24)),
    REPEATED_QUERIES("Q7", "queries", Bounds.whole(1, 100)),
    REPEATED_DAYS("Q7", "days", longestWindow()),
    OFTEN_COUNT("Q8", "count", Bounds.whole(1, 1_000)),
    OFTEN_DAYS("Q8", "days", Bounds.whole(1, 366)),
    /** Never beyond a report's own days, see {@link NumbersTogether}. */
    REUSE_DAYS("Q9", "days", Bounds.whole(1, 90)),
    /** Rules whose second person a reviewer can be; compliance's is not among them. */
    BATCH_REVIEWS("Q11", "reviews", new SomeOf(List.of("Q3", "Q4", "Q7"), false)),
    NOTICE_DAYS("Q13", "days", Bounds.whole(1, 30)),
    /** PIPL 18: only where a law asks for secrecy. */
    WITHHELD("Q13", "withheld", new SomeOf(List.of(Purpose.JUDICIAL_ASSISTANCE.name()), false)),
    REPORT_DAYS("Q14", "days", Bounds.whole(1, 90)),
    CREDIT_FILE_YEARS("Q14", "creditFileYears", Bounds.whole(5, 100)),
    LONGEST_CREDIT_YEARS("Q14", "longestCreditYears", Bounds.whole(1, 50)),
    ADOPTABLE_PURPOSES("Q14", "adoptablePurposes", new SomeOf(purposesOfCredit(), false));

    private final String rule;
    private final String text;

    @SuppressWarnings("ImmutableEnumChecker") // Its lists are copies.
    private final Bounds bounds;

    private final boolean mayBeAbsent;

    PolicyNumber(String rule, String text, Bounds bounds) {
        this(rule, text, bounds, false);
    }

    PolicyNumber(String rule, String text, Bounds bounds, boolean mayBeAbsent) {
        this.rule = rule;
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

    /** Whether an institution may have a figure of its own; where the rule reads the general one alone, it would deceive. */
    public boolean mayBeOfInstitution() {
        return switch (rule) {
            case "Q8", "Q13", "Q14" -> false;
            default -> true;
        };
    }
}
