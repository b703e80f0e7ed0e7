package cn.zhengxin.sensitivetypes;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** An identity document with a number whose check character is right (A1). */
public record IdentityDocument(DocumentType type, String number) implements Sensitive {

    /**
     * Reads what must be valid.
     *
     * @throws IllegalArgumentException without the value when the number is not of that type
     */
    public IdentityDocument {
        number = parse(type, number)
                .orElseThrow(() -> new IllegalArgumentException("not the number of such a document"))
                .reveal();
    }

    public static Optional<IdentityDocument> tryParse(DocumentType type, @Nullable String number) {
        return parse(type, number).map(valid -> new IdentityDocument(type, valid.reveal()));
    }

    @Override
    public String reveal() {
        return number;
    }

    @Override
    public String masked() {
        return parse(type, number).map(Sensitive::masked).orElse("***");
    }

    @Override
    public String toString() {
        return "IdentityDocument[" + type + ", ***]";
    }

    private static Optional<? extends Sensitive> parse(DocumentType type, @Nullable String number) {
        return switch (type) {
            case RESIDENT_ID -> NationalId.tryParse(number);
            case UNIFIED_SOCIAL_CREDIT_CODE -> UnifiedSocialCreditCode.tryParse(number);
        };
    }
}
