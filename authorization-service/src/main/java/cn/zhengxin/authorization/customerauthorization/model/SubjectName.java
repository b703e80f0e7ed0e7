package cn.zhengxin.authorization.customerauthorization.model;

import cn.zhengxin.sensitivetypes.DocumentType;
import cn.zhengxin.sensitivetypes.PersonName;
import cn.zhengxin.sensitivetypes.Sensitive;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The name of a credit subject, a person's or an enterprise's. Prints redacted. */
public record SubjectName(DocumentType bearer, String value) implements Sensitive {

    private static final int LONGEST = 120;
    private static final int SHOWN = 2;

    public static Optional<SubjectName> tryParse(DocumentType bearer, @Nullable String text) {
        return switch (bearer) {
            case RESIDENT_ID -> PersonName.tryParse(text).map(name -> new SubjectName(bearer, name.reveal()));
            case UNIFIED_SOCIAL_CREDIT_CODE -> enterprise(text);
        };
    }

    private static Optional<SubjectName> enterprise(@Nullable String text) {
        if (text == null || text.isBlank() || text.strip().length() > LONGEST) {
            return Optional.empty();
        }
        return Optional.of(new SubjectName(DocumentType.UNIFIED_SOCIAL_CREDIT_CODE, text.strip()));
    }

    @Override
    public String reveal() {
        return value;
    }

    @Override
    public String masked() {
        return switch (bearer) {
            case RESIDENT_ID -> PersonName.of(value).masked();
            case UNIFIED_SOCIAL_CREDIT_CODE ->
                value.substring(
                                0,
                                value.offsetByCodePoints(0, Math.min(SHOWN, value.codePointCount(0, value.length()))))
                        + "***";
        };
    }

    @Override
    public String toString() {
        return "SubjectName[***]";
    }
}
