package cn.zhengxin.masking.masking.model;

import cn.zhengxin.masking.catalogue.FieldKind;
import java.util.Optional;

/** What one recipient is given in the place of values (M4): always the same there, unlike anywhere else. */
public interface RecipientForms {

    /** Without keys nothing can be given in a value's place, and the value is hidden. */
    RecipientForms NONE = new RecipientForms() {
        @Override
        public Optional<String> pseudonym(FieldKind kind, String value) {
            return Optional.empty();
        }

        @Override
        public Optional<String> encrypted(FieldKind kind, String value) {
            return Optional.empty();
        }
    };

    /** A token that nobody turns back. */
    Optional<String> pseudonym(FieldKind kind, String value);

    /** A value of the same form that the recipient's key turns back; empty for what is no valid value of such a kind. */
    Optional<String> encrypted(FieldKind kind, String value);
}
