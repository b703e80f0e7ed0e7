package cn.zhengxin.authorization.configuration;

import cn.zhengxin.identity.FieldProblem;
import cn.zhengxin.identity.ProblemWriter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.springframework.web.multipart.MultipartHttpServletRequest;
import org.springframework.web.servlet.HandlerInterceptor;

/** Of two parts of one name nobody could say which was meant; one would be kept, and the sender might think of the other. */
final class SinglePartInterceptor implements HandlerInterceptor {

    /** A part's name is the caller's text; only what looks like a name comes back (N2). */
    private static final Pattern NAME = Pattern.compile("[a-z][A-Za-z]{0,31}");

    private final ProblemWriter problems;

    SinglePartInterceptor(ProblemWriter problems) {
        this.problems = problems;
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler)
            throws IOException {
        if (!(request instanceof MultipartHttpServletRequest parts)) {
            return true;
        }
        var errors = counted(parts).entrySet().stream()
                .filter(named -> named.getValue() > 1)
                .map(Map.Entry::getKey)
                .map(name -> NAME.matcher(name).matches() ? name : "(unnamed)")
                .distinct()
                .sorted()
                .map(name -> new FieldProblem(name, "comes more than once"))
                .toList();
        if (errors.isEmpty()) {
            return true;
        }
        problems.writeInvalid(request, response, errors);
        return false;
    }

    /** Files and texts together, and with them what stands behind the address: a controller reads them all by one name. */
    private static Map<String, Integer> counted(MultipartHttpServletRequest parts) {
        var counted = new HashMap<String, Integer>();
        parts.getParameterMap().forEach((name, values) -> counted.merge(name, values.length, Integer::sum));
        parts.getMultiFileMap().forEach((name, files) -> counted.merge(name, files.size(), Integer::sum));
        return counted;
    }
}
