package cn.zhengxin.identity;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonPointer;

/** Where in a body a fault lies, such as {@code addresses[0].street}. */
final class FieldPath {

    // A field's name is the caller's text as well; only what looks like a name comes back.
    private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_-]{0,63}");
    private static final Pattern NUMBER = Pattern.compile("[0-9]{6,}");

    private final StringBuilder path = new StringBuilder();

    private FieldPath() {}

    static String of(List<JacksonException.Reference> references) {
        var path = new FieldPath();
        for (var reference : references) {
            if (reference.getPropertyName() == null) {
                path.element(reference.getIndex());
            } else {
                path.field(reference.getPropertyName());
            }
        }
        return path.text();
    }

    static String of(JsonPointer pointer) {
        var path = new FieldPath();
        for (var rest = pointer; !rest.matches(); rest = rest.tail()) {
            if (rest.mayMatchElement()) {
                path.element(rest.getMatchingIndex());
            } else {
                path.field(rest.getMatchingProperty());
            }
        }
        return path.text();
    }

    private void element(int index) {
        path.append('[').append(index).append(']');
    }

    private void field(String name) {
        if (!path.isEmpty()) {
            path.append('.');
        }
        path.append(isFitToBeTold(name) ? name : "(unnamed)");
    }

    private static boolean isFitToBeTold(String name) {
        return NAME.matcher(name).matches()
                && !NUMBER.matcher(name).find()
                && !NUMBER.matcher(asBase64(name)).find();
    }

    /** What it would be in base64, which is made of the same letters as names; read from each of four places. */
    private static String asBase64(String name) {
        String letters = name.replace('-', '+').replace('_', '/');
        var text = new StringBuilder();
        for (int start = 0; start < Math.min(4, letters.length()); start++) {
            int end = start + (letters.length() - start) / 4 * 4;
            byte[] decoded = Base64.getDecoder().decode(letters.substring(start, end));
            text.append(new String(decoded, StandardCharsets.ISO_8859_1)).append(' ');
        }
        return text.toString();
    }

    private String text() {
        return path.isEmpty() ? "request" : path.toString();
    }
}
