package cn.zhengxin.authorization.template.model;

import java.util.Arrays;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Where a template's text leaves room for what a single authorization says. Written in braces. */
public enum Placeholder {
    NAME("name"),
    DOCUMENT_TYPE("documentType"),
    DOCUMENT_NUMBER("documentNumber"),
    INSTITUTION("institution"),
    ACTION("action"),
    PURPOSE("purpose"),
    PURPOSE_STATEMENT("purposeStatement"),
    SCOPE("scope"),
    USES("uses"),
    TERM("term"),
    CLAUSES("clauses"),
    RECIPIENTS("recipients");

    private static final Pattern BRACES = Pattern.compile("\\{([^{}]*)}");

    private final String word;

    Placeholder(String word) {
        this.word = word;
    }

    /** With its braces, as it stands in a text. */
    public String mark() {
        return "{" + word + "}";
    }

    static boolean allKnown(String text) {
        return words(text).allMatch(word -> of(word).isPresent())
                && BRACES.matcher(text)
                        .replaceAll("")
                        .chars()
                        .noneMatch(character -> character == '{' || character == '}');
    }

    static String fill(String text, Function<Placeholder, String> values) {
        return BRACES.matcher(text)
                .replaceAll(found ->
                        Matcher.quoteReplacement(of(found.group(1)).map(values).orElseGet(found::group)));
    }

    private static Stream<String> words(String text) {
        return BRACES.matcher(text).results().map((MatchResult found) -> found.group(1));
    }

    private static Optional<Placeholder> of(String word) {
        return Arrays.stream(values())
                .filter(placeholder -> placeholder.word.equals(word))
                .findFirst();
    }
}
