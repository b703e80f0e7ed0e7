package cn.zhengxin.identity;

import java.io.Serial;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.deser.CollectingProblemHandler;
import tools.jackson.databind.exc.CollectedProblem;

/** Collects unknown fields under their own path; the library would name the object that holds them. */
final class UnknownFieldCollector extends CollectingProblemHandler {

    @Serial
    private static final long serialVersionUID = 1L;

    UnknownFieldCollector(int most) {
        super(most);
    }

    @Override
    public boolean handleUnknownProperty(
            DeserializationContext context,
            JsonParser parser,
            @Nullable ValueDeserializer<?> deserializer,
            Object beanOrClass,
            String propertyName) {
        var bucket = getBucket(context);
        if (bucket == null || bucket.size() >= getMaxProblems()) {
            return false;
        }
        // The token stands for "the name is what is wrong"; the value was never looked at.
        bucket.add(new CollectedProblem(
                parser.streamReadContext().pathAsPointer(), "unknown", null, null, null, JsonToken.PROPERTY_NAME));
        parser.skipChildren();
        return true;
    }
}
