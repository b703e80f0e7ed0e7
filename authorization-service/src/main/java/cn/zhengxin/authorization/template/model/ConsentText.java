package cn.zhengxin.authorization.template.model;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The whole text of a consent: of a template with its placeholders, or filled in for one authorization. Prints nothing of it. */
public record ConsentText(String title, List<Paragraph> paragraphs) {

    public ConsentText {
        paragraphs = List.copyOf(paragraphs);
    }

    /** Filled in for one authorization; what a value says is never read as a placeholder. */
    public ConsentText fill(Function<Placeholder, String> values) {
        return new ConsentText(
                title,
                paragraphs.stream()
                        .map(paragraph ->
                                new Paragraph(paragraph.keyClause(), Placeholder.fill(paragraph.text(), values)))
                        .toList());
    }

    /** Title and paragraphs, a line each. */
    public String plain() {
        return Stream.concat(Stream.of(title), paragraphs.stream().map(Paragraph::text))
                .collect(Collectors.joining("\n", "", "\n"));
    }

    /** Of {@link #plain} in UTF-8, lower-case hexadecimal. */
    public String sha256() {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(plain().getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("Every Java platform has SHA-256", missing);
        }
    }

    @Override
    public String toString() {
        return "ConsentText[***]";
    }
}
