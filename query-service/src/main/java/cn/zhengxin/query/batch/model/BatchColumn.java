package cn.zhengxin.query.batch.model;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** The columns of a file, as its first line names them, in any order. */
public enum BatchColumn {
    AUTHORIZATION_ID("authorizationId"),
    REPORT_TYPE("reportType"),
    PURPOSE("purpose"),
    BUSINESS_REFERENCE("businessReference"),
    NAME("name"),
    DOCUMENT_TYPE("documentType"),
    DOCUMENT_NUMBER("documentNumber"),
    /** What gives rise to looking after a loan (Q5); a file without such rows need not name it. */
    TRIGGER("trigger");

    private final String word;

    BatchColumn(String word) {
        this.word = word;
    }

    public String word() {
        return word;
    }

    public static Optional<BatchColumn> ofWord(String word) {
        return Arrays.stream(values())
                .filter(column ->
                        column.word.toLowerCase(Locale.ROOT).equals(word.strip().toLowerCase(Locale.ROOT)))
                .findFirst();
    }

    /** All of them, as a sentence lists them. */
    public static String words() {
        return Arrays.stream(values()).map(BatchColumn::word).collect(Collectors.joining(", "));
    }
}
