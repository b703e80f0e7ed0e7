package cn.zhengxin.identity;

import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.deser.jdk.StringDeserializer;

/**
 * Takes text that every store and reader can take as well. The character NUL and halves of surrogate pairs are valid in JSON, but
 * no database keeps them: refused here, they are the caller's mistake instead of a failure further in.
 */
final class StorableTextDeserializer extends StringDeserializer {

    @Override
    public String deserialize(JsonParser parser, DeserializationContext context) {
        String text = super.deserialize(parser, context);
        if (text != null && !isStorable(text)) {
            // Without the text, which must not travel in exceptions.
            return context.reportInputMismatch(String.class, "text with characters that cannot be stored");
        }
        return text;
    }

    static boolean isStorable(String text) {
        return text.codePoints()
                .noneMatch(character -> character == 0
                        || (character >= Character.MIN_SURROGATE && character <= Character.MAX_SURROGATE));
    }
}
