package cn.zhengxin.identity;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.util.regex.Pattern;

/** The path named in an error. Whatever a caller put into a path must not come back as script or as personal data (N2). */
final class ProblemPaths {

    private static final Pattern PLAIN = Pattern.compile("/[A-Za-z0-9/_.~-]{0,200}");
    // Identity numbers, telephone numbers and card numbers are long runs of digits; identifiers of this platform are
    // not.
    private static final Pattern LONG_NUMBER = Pattern.compile("(?<![0-9a-fA-F-])[0-9]{8,}[Xx]?(?![0-9a-fA-F-])");

    private ProblemPaths() {}

    static String of(HttpServletRequest request) {
        Object original = request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI);
        return original instanceof String path ? path : request.getRequestURI();
    }

    static String safe(String path) {
        if (!PLAIN.matcher(path).matches() || LONG_NUMBER.matcher(path).find()) {
            return "/";
        }
        return path;
    }
}
