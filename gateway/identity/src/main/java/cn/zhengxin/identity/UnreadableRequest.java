package cn.zhengxin.identity;

import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Failures of the container that mean a request cannot be read: the caller's mistake, never a defect of ours. */
final class UnreadableRequest {

    /** Known by name: which of them exists depends on the container, and nothing else of it is needed here. */
    private static final Map<String, EdgeProblem> KNOWN = Map.of(
            "org.apache.tomcat.util.http.fileupload.impl.SizeException", EdgeProblem.PAYLOAD_TOO_LARGE,
            "org.springframework.web.multipart.MaxUploadSizeExceededException", EdgeProblem.PAYLOAD_TOO_LARGE,
            "org.apache.tomcat.util.http.fileupload.FileUploadException", EdgeProblem.MALFORMED_REQUEST,
            "org.apache.tomcat.util.http.InvalidParameterException", EdgeProblem.MALFORMED_REQUEST,
            "org.springframework.web.multipart.MultipartException", EdgeProblem.MALFORMED_REQUEST);

    private UnreadableRequest() {}

    /** The problem to answer, when the failure or what caused it is one of these; the innermost decides. */
    static Optional<EdgeProblem> problemOf(Throwable failure) {
        @Nullable EdgeProblem found = null;
        for (@Nullable Throwable cause = failure; cause != null; cause = cause.getCause()) {
            EdgeProblem known = known(cause);
            if (known != null) {
                found = known;
            }
        }
        return Optional.ofNullable(found);
    }

    private static @Nullable EdgeProblem known(Throwable cause) {
        for (@Nullable Class<?> type = cause.getClass(); type != null; type = type.getSuperclass()) {
            EdgeProblem problem = KNOWN.get(type.getName());
            if (problem != null) {
                return problem;
            }
        }
        return null;
    }
}
