package cn.zhengxin.authorization.template.model;

import cn.zhengxin.authorization.digest.Sha256;
import java.nio.charset.StandardCharsets;
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
        return Sha256.hexOf(plain().getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public String toString() {
        return "ConsentText[***]";
    }
}
