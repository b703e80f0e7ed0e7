package cn.zhengxin.identity;

/** Problems any service can answer, whatever it is about. */
public enum EdgeProblem implements ProblemCode {
    INVALID_REQUEST(
            400,
            Category.CALLER,
            "Invalid request",
            "Fields of the request break their rules; each is named in errors."),
    MALFORMED_REQUEST(
            400,
            Category.CALLER,
            "Malformed request",
            "The request cannot be read: it is not well formed, or names fields that do not exist."),
    TOKEN_REQUIRED(401, Category.CALLER, "Sign-in required", "This needs a signed-in caller."),
    TOKEN_INVALID(401, Category.CALLER, "Token not accepted", "The token is not valid here, or not valid any more."),
    TOKEN_OUTDATED(
            401,
            Category.CALLER,
            "Token out of date",
            "What the account may do was cut after this token was issued; sign in again."),
    ACCESS_DENIED(403, Category.REFUSED, "Access denied", "The caller's roles do not allow this."),
    SECOND_FACTOR_REQUIRED(
            403,
            Category.REFUSED,
            "Second factor required",
            "Members of staff sign in with two factors before they do this."),
    NOT_FOUND(404, Category.CALLER, "Not found", "Nothing is known at this address, or it is not for this caller."),
    METHOD_NOT_ALLOWED(405, Category.CALLER, "Method not allowed", "This address does not offer that method."),
    NOT_ACCEPTABLE(
            406, Category.CALLER, "Not acceptable", "The answer is not offered in any of the accepted media types."),
    CONCURRENT_CHANGE(409, Category.CONFLICT, "Changed meanwhile", "Somebody else changed this first; read it again."),
    STALE_VERSION(
            412, Category.CONFLICT, "Version out of date", "The version named in If-Match is not the current one."),
    PAYLOAD_TOO_LARGE(413, Category.CALLER, "Body too large", "The body of the request is larger than allowed."),
    UNSUPPORTED_MEDIA_TYPE(
            415,
            Category.CALLER,
            "Media type not supported",
            "The body's media type is not understood at this address."),
    TOO_MANY_REQUESTS(
            429,
            Category.REFUSED,
            "Too many requests",
            "The caller sends more requests than allowed; wait and repeat."),
    INTERNAL_DEFECT(
            500, Category.DEFECT, "Internal defect", "The platform failed; nothing of this request is shown here."),
    STORED_DATA_REJECTED(
            500,
            Category.DEFECT,
            "Stored data rejected",
            "What is stored for this is not what was sealed, or its key is gone; nothing of it is shown, and the platform's people are told."),
    DEPENDENCY_UNAVAILABLE(
            503,
            Category.UNAVAILABLE,
            "Temporarily unavailable",
            "A part this needs cannot be reached; nothing was allowed in its place. Repeat the request later."),
    SERVICE_BUSY(
            503,
            Category.UNAVAILABLE,
            "Busy",
            "More requests are under way here than can be carried; nothing of this one was begun. Repeat it later.");

    private final Entry entry;

    EdgeProblem(int status, Category category, String title, String detail) {
        this.entry = new Entry(status, category, title, detail);
    }

    @Override
    public Entry entry() {
        return entry;
    }

    /** The problem that stands for a bare status; what is not named here is the caller's mistake or ours. */
    public static EdgeProblem ofStatus(int status) {
        return switch (status) {
            case 401 -> TOKEN_REQUIRED;
            case 403 -> ACCESS_DENIED;
            case 404 -> NOT_FOUND;
            case 405 -> METHOD_NOT_ALLOWED;
            case 406 -> NOT_ACCEPTABLE;
            case 409 -> CONCURRENT_CHANGE;
            case 412 -> STALE_VERSION;
            case 413 -> PAYLOAD_TOO_LARGE;
            case 415 -> UNSUPPORTED_MEDIA_TYPE;
            case 429 -> TOO_MANY_REQUESTS;
            case 502, 503, 504 -> DEPENDENCY_UNAVAILABLE;
            default -> status >= 400 && status < 500 ? MALFORMED_REQUEST : INTERNAL_DEFECT;
        };
    }
}
