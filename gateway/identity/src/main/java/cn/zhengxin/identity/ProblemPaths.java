package cn.zhengxin.identity;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.web.servlet.HandlerMapping;

/** The path named in an error. Whatever a caller put into a path must not come back as script or as personal data (N2). */
final class ProblemPaths {

    private static final Pattern IDENTIFIER =
            Pattern.compile("[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}|[0-9]{1,7}");
    // The words that addresses of this platform are made of.
    private static final Pattern WORD = Pattern.compile("[a-z][a-z0-9-]{0,40}");
    private static final Pattern LONG_NUMBER = Pattern.compile("[0-9]{6,}");
    private static final String WITHHELD = "-";

    private ProblemPaths() {}

    /** The address as it was mapped: fixed parts as they are, and of what the caller put in only identifiers. */
    static String of(HttpServletRequest request) {
        if (request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE) instanceof String pattern
                && !pattern.contains("*")
                && request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI) == null) {
            String[] parts = pattern.split("/", -1);
            String[] named = request.getRequestURI().split("/", -1);
            for (int part = 0; part < parts.length; part++) {
                if (parts[part].startsWith("{")) {
                    parts[part] = part < named.length
                                    && IDENTIFIER.matcher(named[part]).matches()
                            ? named[part]
                            : WITHHELD;
                }
            }
            return String.join("/", parts);
        }
        Object original = request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI);
        return original instanceof String path ? path : request.getRequestURI();
    }

    static String safe(String path) {
        return Arrays.stream(path.split("/", -1))
                .map(segment -> segment.isEmpty() || IDENTIFIER.matcher(segment).matches() || isWord(segment)
                        ? segment
                        : WITHHELD)
                .collect(Collectors.joining("/"));
    }

    private static boolean isWord(String segment) {
        return WORD.matcher(segment).matches() && !LONG_NUMBER.matcher(segment).find();
    }
}
