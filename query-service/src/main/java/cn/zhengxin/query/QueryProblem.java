package cn.zhengxin.query;

import cn.zhengxin.identity.ProblemCode;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What can be wrong with a query. A rule's refusal carries the rule's id as its code. */
public enum QueryProblem implements ProblemCode {
    Q1(403, Category.REFUSED, "No valid authorization", "No authorization of the subject covers this query."),
    Q2(403, Category.REFUSED, "Operator not in good standing", "The operator may not make queries at present."),
    Q3(
            403,
            Category.REFUSED,
            "Out of the ordinary",
            "Officers query within working hours, from their region and up to the day's volume, or under a special grant."),
    Q4(403, Category.REFUSED, "Four eyes", "A person's query is decided by a second person, never by the requester."),
    Q7(
            403,
            Category.REFUSED,
            "Queried repeatedly",
            "The subject was queried for this purpose repeatedly, by all institutions together."),
    Q11(
            403,
            Category.REFUSED,
            "Batch approved by two people of risk",
            "A batch is decided by two risk officers of the institution, each once and neither of them its uploader."),
    Q14(
            403,
            Category.REFUSED,
            "Report not for this viewer",
            "A report is shown to the requester and the reviewer of its query only."),
    A7(
            403,
            Category.REFUSED,
            "Partner not covered",
            "The chain of authorizations does not cover this partner's query."),
    A10(403, Category.REFUSED, "Authorization withdrawn", "The subject has withdrawn the authorization."),
    A11(403, Category.REFUSED, "Authorization closed", "The business behind the authorization has ended."),
    A12(403, Category.REFUSED, "Authorization not in force", "The authorization's term is not running."),
    A13(403, Category.REFUSED, "No use left", "Every use of the authorization is taken."),
    O1(403, Category.REFUSED, "Second person needed", "Nobody decides on what they proposed themselves."),
    O4(
            403,
            Category.REFUSED,
            "No usable bureau account",
            "The query is approved and was not sent: its requester has no account at the bureau that may be used."),
    O11(403, Category.REFUSED, "Account suspended", "The account is suspended; nothing is done for it."),
    QUERY_REFUSED(403, Category.REFUSED, "Query refused", "Rules refuse this query; each is named in reasons."),
    GRANT_NOT_OPEN(
            409, Category.CONFLICT, "Special grant not open", "The special grant is not in a state that allows this."),
    REVIEW_NOT_OPEN(
            409,
            Category.CONFLICT,
            "Not open for review",
            "The query has been decided, or is not there to be decided."),
    BATCH_FILE_INVALID(
            400,
            Category.CALLER,
            "Batch file not accepted",
            "Nothing of the file was stored: its faults are named in errors and counted in faults."),
    BATCH_NOT_OPEN(409, Category.CONFLICT, "Batch not open for this", "The state of the batch does not allow this."),
    GATE_POLICY_INVALID(
            400,
            Category.CALLER,
            "Policy proposal not accepted",
            "Nothing was kept: parts of the proposed version are missing, out of bounds or contradict each other; each is named in errors."),
    GATE_POLICY_PENDING(
            409,
            Category.CONFLICT,
            "Another proposal waits",
            "A proposed version of the policy waits for its second person; it is decided before another is proposed."),
    GATE_POLICY_BASE_OUTDATED(
            409,
            Category.CONFLICT,
            "Not the newest approved version",
            "The proposal is based on a version that is not the newest approved one; look at that one and propose again."),
    GATE_POLICY_NOT_OPEN(
            409, Category.CONFLICT, "Policy version decided", "The version has been decided; it never changes."),
    GATE_POLICY_DATE_PASSED(
            409,
            Category.CONFLICT,
            "Policy date passed",
            "The proposed version's date has come while it waited; reject it and propose it again with a later one."),
    REPORT_NOT_AVAILABLE(
            409, Category.CONFLICT, "No report", "The query has not brought a report; its state says why."),
    REPORT_EXPIRED(
            410, Category.REFUSED, "Report expired", "The report's days are over; its key is, or will be, destroyed."),
    ADOPTION_REFUSED(
            403,
            Category.REFUSED,
            "Adoption refused",
            "Rules keep this report out of the credit file; each is named in reasons."),
    ADOPTION_NOT_OPEN(
            409,
            Category.CONFLICT,
            "Adoption not open",
            "The report is proposed or adopted already, or there is no proposal to decide."),
    BUREAU_UNAVAILABLE(
            503,
            Category.UNAVAILABLE,
            "Bureau not answering",
            "The inquiry's outcome is not known yet. It is being looked up; it will not be sent twice.");

    private static final Map<String, QueryProblem> BY_CODE =
            Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(QueryProblem::code, Function.identity()));

    private final Entry entry;

    QueryProblem(int status, Category category, String title, String detail) {
        this.entry = new Entry(status, category, title, detail);
    }

    /** The problem named after a rule. */
    public static Optional<QueryProblem> ofRule(String rule) {
        return Optional.ofNullable(BY_CODE.get(rule));
    }

    @Override
    public Entry entry() {
        return entry;
    }
}
