package cn.zhengxin.identity;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.core.ResolvableType;
import org.springframework.http.HttpInputMessage;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.http.converter.json.JacksonJsonHttpMessageConverter;
import org.springframework.util.StreamUtils;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.exc.CollectedProblem;
import tools.jackson.databind.exc.DeferredBindingException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads a body to its end before it is refused, so that the caller hears of every field that is wrong, and not of the first alone.
 * Takes no fraction for a whole number: 1.5 is not 1.
 */
final class CollectingJsonConverter extends JacksonJsonHttpMessageConverter {

    /** More faults than these are not a slip of the caller any more. */
    private static final int MOST_FAULTS = 100;

    CollectingJsonConverter(JsonMapper mapper) {
        super(mapper.rebuild()
                .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
                .build());
    }

    @Override
    public Object read(ResolvableType type, HttpInputMessage message, @Nullable Map<String, Object> hints)
            throws IOException {
        var reader = getMapper()
                .readerFor(getJavaType(type.getType(), null))
                .problemCollectingReader(new UnknownFieldCollector(MOST_FAULTS));
        try (var body = StreamUtils.nonClosing(message.getBody())) {
            return reader.readValueCollectingProblems(body);
        } catch (DeferredBindingException misshapen) {
            throw unreadable(new MisshapenFields(problems(misshapen)), message);
        } catch (JacksonException broken) {
            // What was found before the place where reading had to stop.
            for (var earlier : broken.getSuppressed()) {
                if (broken instanceof DatabindException && earlier instanceof DeferredBindingException misshapen) {
                    List<FieldProblem> problems = new ArrayList<>(problems(misshapen));
                    problems.add(new FieldProblem(FieldPath.of(broken.getPath()), ExpectedForm.of(broken)));
                    throw unreadable(new MisshapenFields(problems), message);
                }
            }
            throw unreadable(broken, message);
        }
    }

    private static List<FieldProblem> problems(DeferredBindingException misshapen) {
        return misshapen.getProblems().stream()
                .map(problem -> new FieldProblem(FieldPath.of(problem.getPath()), message(problem)))
                .toList();
    }

    private static String message(CollectedProblem problem) {
        // Only of an unknown field is the name itself what is wrong, and then no value was read for it.
        JavaType type = problem.getTargetType();
        return problem.getToken() == JsonToken.PROPERTY_NAME
                ? "is not a field of this request"
                : ExpectedForm.message(type == null ? null : type.getRawClass());
    }

    private static HttpMessageNotReadableException unreadable(Throwable cause, HttpInputMessage message) {
        return new HttpMessageNotReadableException("The body cannot be read", cause, message);
    }
}
