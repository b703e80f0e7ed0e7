package cn.zhengxin.authorization.policy;

/** Whole numbers that rules decide by. Their values are policy data; the unit is in the name. */
public enum PolicyNumber {
    /** A3: how old an SMS or biometric check may be when the subject signs. */
    ONLINE_CHECK_MINUTES(1, 60),
    /** A12: credit amount in yuan from which the subject is told before the authorization expires. */
    LARGE_CREDIT_YUAN(0, 1_000_000_000),
    /** A12: how long before the end date the subject is told. */
    EXPIRY_NOTICE_WORKING_DAYS(1, 250),
    /** A12: how long after the end date the record stays open for completion; then it is sealed and only read. */
    RECORD_SEALED_AFTER_DAYS(1, 3660),
    /** A14: how long an approved access to files beyond one's own lasts. */
    ARCHIVE_ACCESS_HOURS(1, 720),
    /** A15: bank policy, counted from the end of the authorization. */
    RETENTION_YEARS(5, 100),
    /** A15: identity and transaction records (AML 34), counted from the end of the authorization. */
    MONEY_LAUNDERING_RETENTION_YEARS(10, 100),
    /** A16: how soon the file and the report to the central bank follow an urgent judicial query. */
    JUDICIAL_COMPLETION_HOURS(1, 24),
    /** O5: percent of the exam's points needed to open an account. */
    EXAM_PASS_PERCENT(1, 100),
    /** O6: percent of the exam's points needed to come back after grade C. */
    RETURN_EXAM_PASS_PERCENT(1, 100),
    /** O5: how long a training counts. */
    TRAINING_VALID_MONTHS(1, 12),
    /** O6: security points of a new account. */
    POINTS_AT_START(1, 100),
    /** O6: how long an account suspended at grade C waits before it can come back. */
    RETURN_AFTER_DAYS(90, 3660),
    /** O7: without a query or sign-in this long, an account is locked. */
    UNUSED_DAYS(1, 90),
    /** O7: how soon the queries of somebody who left or moved are reviewed. */
    DEPARTURE_REVIEW_HOURS(1, 72),
    /** O8: how long a recertification campaign waits for the managers' answers. */
    RECERTIFICATION_DAYS(1, 90);

    private final int least;
    private final int most;

    PolicyNumber(int least, int most) {
        this.least = least;
        this.most = most;
    }

    /** The least that law and rules leave to a bank, included. */
    public int least() {
        return least;
    }

    /** The most that law and rules leave to a bank, included. */
    public int most() {
        return most;
    }
}
