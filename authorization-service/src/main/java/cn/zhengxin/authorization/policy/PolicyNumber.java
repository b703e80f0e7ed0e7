package cn.zhengxin.authorization.policy;

/** Whole numbers that rules decide by. Their values are policy data; the unit is in the name. */
public enum PolicyNumber {
    /** A3: how old an SMS or biometric check may be when the subject signs. */
    ONLINE_CHECK_MINUTES,
    /** A12: credit amount in yuan from which the subject is told before the authorization expires. */
    LARGE_CREDIT_YUAN,
    /** A12: how long before the end date the subject is told. */
    EXPIRY_NOTICE_WORKING_DAYS,
    /** A12: how long after the end date the record stays open for completion; then it is sealed and only read. */
    RECORD_SEALED_AFTER_DAYS,
    /** A14: how long an approved access to files beyond one's own lasts. */
    ARCHIVE_ACCESS_HOURS,
    /** A15: bank policy, counted from the end of the authorization. */
    RETENTION_YEARS,
    /** A15: identity and transaction records (AML 34), counted from the end of the authorization. */
    MONEY_LAUNDERING_RETENTION_YEARS,
    /** A16: how soon the file and the report to the central bank follow an urgent judicial query. */
    JUDICIAL_COMPLETION_HOURS,
    /** O5: percent of the exam's points needed to open an account. */
    EXAM_PASS_PERCENT,
    /** O6: percent of the exam's points needed to come back after grade C. */
    RETURN_EXAM_PASS_PERCENT,
    /** O5: how long a training counts. */
    TRAINING_VALID_MONTHS,
    /** O6: security points of a new account. */
    POINTS_AT_START,
    /** O6: how long an account suspended at grade C waits before it can come back. */
    RETURN_AFTER_DAYS,
    /** O7: without a query or sign-in this long, an account is locked. */
    UNUSED_DAYS,
    /** O7: how soon the queries of somebody who left or moved are reviewed. */
    DEPARTURE_REVIEW_HOURS,
    /** O8: how long a recertification campaign waits for the managers' answers. */
    RECERTIFICATION_DAYS
}
