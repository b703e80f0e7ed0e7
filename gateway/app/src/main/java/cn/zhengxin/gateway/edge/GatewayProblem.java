package cn.zhengxin.gateway.edge;

import cn.zhengxin.identity.ProblemCode;

/** What only the gateway refuses. */
public enum GatewayProblem implements ProblemCode {
    ADDRESS_REFUSED(
            400,
            Category.CALLER,
            "Address refused",
            "The address is not in its plain form; it is not looked at further."),
    ADDRESS_TOO_LONG(
            414,
            Category.CALLER,
            "Address too long",
            "The path is longer than 512 characters or the query string longer than 2048."),
    HEADER_REFUSED(
            400, Category.CALLER, "Header refused", "A header came twice or in a form that can be read in two ways."),
    IDEMPOTENCY_KEY_REQUIRED(
            400,
            Category.CALLER,
            "Idempotency-Key required",
            "Every POST carries one Idempotency-Key of 1 to 128 printable characters, fresh for each intent."),
    SIGN_IN_FAILED(401, Category.CALLER, "Sign-in failed", "The sign-in did not succeed; start it again."),
    CSRF_TOKEN_INVALID(
            403,
            Category.REFUSED,
            "Page token missing",
            "Writes of a signed-in page carry the token that GET /session names."),
    UPSTREAM_FAILED(
            502,
            Category.UNAVAILABLE,
            "Service failed",
            "The service behind this address answered with nothing usable."),
    UPSTREAM_UNAVAILABLE(
            503,
            Category.UNAVAILABLE,
            "Service unavailable",
            "The service behind this address cannot be reached; repeat the request later."),
    UPSTREAM_BUSY(
            503,
            Category.UNAVAILABLE,
            "Service busy",
            "As many requests as may be are under way to the service behind this address; repeat the request later."),
    UPSTREAM_TIMEOUT(
            504,
            Category.UNAVAILABLE,
            "Service too slow",
            "The service behind this address did not answer in time; repeat the request under the same Idempotency-Key.");

    private final Entry entry;

    GatewayProblem(int status, Category category, String title, String detail) {
        this.entry = new Entry(status, category, title, detail);
    }

    @Override
    public Entry entry() {
        return entry;
    }
}
