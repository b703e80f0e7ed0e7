package cn.zhengxin.authorization.problem;

import cn.zhengxin.identity.ProblemCode;

/** Problems of this service. Where a rule refuses, the code is the rule's id. */
public enum AuthorizationProblem implements ProblemCode {
    A1(
            400,
            Category.CALLER,
            "Authorization incomplete",
            "Elements of the authorization are missing or malformed; each is named in errors."),
    A3(
            400,
            Category.REFUSED,
            "Online signing incomplete",
            "The online signing does not prove what it has to; each missing element is named in errors."),
    A4(
            422,
            Category.REFUSED,
            "Counter signing incomplete",
            "The counter signing does not prove what it has to; each missing element is named in errors."),
    A8(
            400,
            Category.CALLER,
            "Cross-border consent incomplete",
            "Elements of the cross-border consent are missing or malformed; each is named in errors."),
    A14(
            400,
            Category.CALLER,
            "Access request incomplete",
            "Elements of the request for access are missing or malformed; each is named in errors."),
    A15(
            403,
            Category.REFUSED,
            "Destruction refused",
            "Files are not due, held, disputed or proposed already; each is named in errors and nothing was done."),
    A16(
            400,
            Category.CALLER,
            "Judicial request incomplete",
            "Elements of the judicial request are missing or malformed; each is named in errors."),
    A17(
            400,
            Category.CALLER,
            "Refusal incomplete",
            "A refusal to authorize is recorded with its notice; each missing element is named in errors."),
    A5(
            403,
            Category.REFUSED,
            "Subject under 18",
            "A minor's authorization lacks what it needs beside the subject's own signature: a guardian, proof, or the agreement of compliance."),
    A6(
            403,
            Category.REFUSED,
            "Not the guarantor's own",
            "Guarantor and borrower sign documents of their own; neither's serves for the other."),
    A9(
            400,
            Category.REFUSED,
            "Enterprise or batch incomplete",
            "The enterprise's authorization or the batch lacks what it needs, or rows share a subject or a consent; each element is named in errors."),
    O1(
            403,
            Category.REFUSED,
            "Second person required",
            "Whoever asked for something, or took part in it, cannot decide on it."),
    O2(
            403,
            Category.REFUSED,
            "Account not yours to manage",
            "Administrators manage the accounts below them, never their own."),
    O3(
            403,
            Category.REFUSED,
            "One person, one account",
            "The account or the employee number is in the register already."),
    O4(
            403,
            Category.REFUSED,
            "Bureau account not mapped",
            "An account at the bureau belongs to one query officer or reviewer."),
    O5(
            403,
            Category.REFUSED,
            "Conditions to open not met",
            "The account does not meet every condition to open; each missing element is named in errors."),
    O6(
            403,
            Category.REFUSED,
            "Return not possible yet",
            "The account came to grade C; what its return still needs is named in errors."),
    O7(
            403,
            Category.REFUSED,
            "Holder moved or left",
            "The personnel system says that the account's holder left or works elsewhere; what is missing is named in errors."),
    O8(403, Category.REFUSED, "Not recertified", "A due recertification of the account is not answered."),
    O10(403, Category.REFUSED, "Terminal not to be bound", "The address is that of no single machine."),
    O11(
            403,
            Category.REFUSED,
            "Account suspended",
            "The caller's account may not act: it is not open, locked, suspended, or its holder left."),
    POLICY_INCOMPLETE(
            400,
            Category.CALLER,
            "Policy proposal incomplete",
            "Parts of the proposed policy version are missing, malformed or out of range; each is named in errors."),
    POLICY_DATE_PASSED(
            409,
            Category.CONFLICT,
            "Policy date passed",
            "The proposed version's date has come while it waited; propose it again with a later one."),
    TEMPLATE_INCOMPLETE(
            400,
            Category.CALLER,
            "Template incomplete",
            "Parts of the template are missing, malformed or unlawful; each is named in errors."),
    TEMPLATE_VERSION_TAKEN(
            409,
            Category.CONFLICT,
            "Template version taken",
            "What exists under a version never changes; propose another version."),
    FOREIGN_INSTITUTION(
            403,
            Category.REFUSED,
            "Another institution",
            "An authorization is entered by the institution that it authorizes."),
    SIGNING_CHANNEL_OTHER(
            422,
            Category.REFUSED,
            "Other signing channel",
            "The authorization was entered to be signed on the other channel."),
    ALREADY_RECORDED(
            409, Category.CONFLICT, "Recorded already", "This reference is recorded already; each counts once."),
    STATE_DOES_NOT_ALLOW(
            409,
            Category.CONFLICT,
            "State does not allow this",
            "The thing is in a state that does not have this transition; read it again."),
    LOAN_OF_ANOTHER(
            409,
            Category.CONFLICT,
            "Loan of another subject",
            "An authorization of another subject is for this loan; name the subject's own loan."),
    EVIDENCE_NOT_ACCEPTED(
            422,
            Category.CALLER,
            "Evidence not accepted",
            "Scans are PDF, PNG or JPEG files, recordings MP4 files, at most 100 files for one authorization."),
    USE_ID_TAKEN(
            409,
            Category.CONFLICT,
            "Use id taken",
            "This use id stands for another ask; every ask has an id of its own."),
    USE_SETTLED_OTHERWISE(
            409,
            Category.CONFLICT,
            "Use settled otherwise",
            "A released use cannot be consumed, and a consumed use cannot be released."),
    AUTHORIZATION_BUSY(
            503,
            Category.UNAVAILABLE,
            "Authorization busy",
            "Too many want this authorization at once; repeat the request under the same use id."),
    USE_NOT_FOUND(404, Category.CALLER, "Use not found", "No such use is held.");

    private final Entry entry;

    AuthorizationProblem(int status, Category category, String title, String detail) {
        this.entry = new Entry(status, category, title, detail);
    }

    @Override
    public Entry entry() {
        return entry;
    }
}
