package cn.zhengxin.query.batch.model;

import cn.zhengxin.query.inquiry.AuthorizationId;
import cn.zhengxin.query.inquiry.BusinessReference;
import cn.zhengxin.query.inquiry.Purpose;
import cn.zhengxin.query.inquiry.ReportType;
import cn.zhengxin.query.inquiry.Subject;
import cn.zhengxin.query.inquiry.Trigger;
import cn.zhengxin.sensitivetypes.DocumentType;
import cn.zhengxin.sensitivetypes.IdentityDocument;
import cn.zhengxin.sensitivetypes.PersonName;
import cn.zhengxin.sensitivetypes.PersonalIdentifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Looks at a file row by row and names every fault: row, column and what should have been there, never what was. Holds no row, only
 * what tells a repeated one.
 */
public final class FileCheck {

    private static final Pattern UUID_FORM =
            Pattern.compile("[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}");
    /** With these a spread-sheet program begins a formula; a name that begins so would be run wherever it is opened. */
    private static final String BEGINNINGS_OF_FORMULAS = "=+-@\t\r";

    private static final String MISSING = "must not be empty";

    private final int mostNamed;
    private final Function<IdentityDocument, String> references;
    private final Map<String, Integer> seen = new HashMap<>();
    private final List<FileFault> named = new ArrayList<>();
    private int total;
    private int faultyRows;
    private int last;

    /**
     * A check of one file.
     *
     * @param mostNamed faults beyond these are only counted
     * @param references what to call a subject by, so that a repeated row is told without keeping whom it is about
     */
    public FileCheck(int mostNamed, Function<IdentityDocument, String> references) {
        this.mostNamed = mostNamed;
        this.references = references;
    }

    /** The row, when nothing is wrong with it. */
    public Optional<BatchedQuery> examine(StatedQuery row) {
        int before = total;
        if (row.number() <= last) {
            add(new FileFault(row.number(), null, "must come after the rows before it"));
        }
        last = Math.max(last, row.number());
        if (row.overlong()) {
            add(new FileFault(row.number(), null, "must have no more cells than the first line names"));
        }
        Optional<UUID> authorization = text(row, BatchColumn.AUTHORIZATION_ID)
                .flatMap(text -> read(
                        row,
                        BatchColumn.AUTHORIZATION_ID,
                        UUID_FORM.matcher(text).matches() ? Optional.of(UUID.fromString(text)) : Optional.empty(),
                        "must be the id of an authorization, a UUID"));
        Optional<ReportType> reportType = word(row, BatchColumn.REPORT_TYPE, ReportType.class);
        Optional<Purpose> purpose = word(row, BatchColumn.PURPOSE, Purpose.class);
        Optional<BusinessReference> reference = text(row, BatchColumn.BUSINESS_REFERENCE)
                .flatMap(text -> read(row, BatchColumn.BUSINESS_REFERENCE, reference(text), """
                        must be a business reference: letters, digits and hyphens, at most 64, and no number of a person"""));
        Optional<PersonName> name = text(row, BatchColumn.NAME)
                .flatMap(text -> read(
                        row,
                        BatchColumn.NAME,
                        PersonName.tryParse(text).filter(read -> BEGINNINGS_OF_FORMULAS.indexOf(text.charAt(0)) < 0),
                        "must be a name: at most 60 characters, no digits, not beginning like a formula"));
        Optional<DocumentType> documentType = word(row, BatchColumn.DOCUMENT_TYPE, DocumentType.class);
        if (reportType.isPresent()
                && documentType.isPresent()
                && !reportType.get().isAboutHoldersOf(documentType.get())) {
            add(row, BatchColumn.DOCUMENT_TYPE, "must be the document of a subject of such a report");
        }
        Optional<IdentityDocument> document = text(row, BatchColumn.DOCUMENT_NUMBER)
                .filter(text -> documentType.isPresent())
                .flatMap(text -> read(
                        row,
                        BatchColumn.DOCUMENT_NUMBER,
                        IdentityDocument.tryParse(documentType.orElseThrow(), text),
                        "must be the number of such a document, check character included"));
        Optional<Trigger> trigger = trigger(row, purpose);
        if (total == before) {
            var whole = new BatchedQuery(
                    row.number(),
                    new AuthorizationId(authorization.orElseThrow()),
                    reportType.orElseThrow(),
                    purpose.orElseThrow(),
                    reference.orElseThrow(),
                    trigger.orElse(null),
                    new Subject(name.orElseThrow(), document.orElseThrow()));
            if (!repeats(row, whole)) {
                return Optional.of(whole);
            }
        }
        faultyRows++;
        return Optional.empty();
    }

    /** Q5: looking after a loan has one, and nothing else has. */
    private Optional<Trigger> trigger(StatedQuery row, Optional<Purpose> purpose) {
        boolean isStated = row.faults().containsKey(BatchColumn.TRIGGER)
                || !row.texts().getOrDefault(BatchColumn.TRIGGER, "").isBlank();
        if (purpose.isEmpty() || purpose.get() == Purpose.POST_LOAN_MANAGEMENT) {
            // What the purpose is, is told by its own column.
            return isStated || purpose.isPresent() ? word(row, BatchColumn.TRIGGER, Trigger.class) : Optional.empty();
        }
        if (isStated) {
            add(row, BatchColumn.TRIGGER, "must be empty for this purpose");
        }
        return Optional.empty();
    }

    /** Q12: the same question twice in one file would leave two marks on one person. */
    private boolean repeats(StatedQuery row, BatchedQuery query) {
        String question = query.authorization() + "/" + query.reportType() + "/" + query.purpose() + "/"
                + references.apply(query.subject().document());
        Integer earlier = seen.putIfAbsent(question, row.number());
        if (earlier != null) {
            add(
                    row,
                    BatchColumn.DOCUMENT_NUMBER,
                    "must not ask again what row " + earlier + " asks: subject, authorization, purpose, report type");
        }
        return earlier != null;
    }

    /** Empty when nothing was wrong. */
    public Optional<FileFaults> faults() {
        return total == 0 ? Optional.empty() : Optional.of(new FileFaults(named, total, faultyRows));
    }

    public void add(FileFault fault) {
        total++;
        if (named.size() < mostNamed) {
            named.add(fault);
        }
    }

    private void add(StatedQuery row, BatchColumn column, String message) {
        add(FileFault.of(row, column, message));
    }

    private Optional<String> text(StatedQuery row, BatchColumn column) {
        String fault = row.faults().get(column);
        if (fault != null) {
            add(row, column, fault);
            return Optional.empty();
        }
        String text = row.texts().getOrDefault(column, "").strip();
        if (text.isEmpty()) {
            add(row, column, MISSING);
            return Optional.empty();
        }
        return Optional.of(text);
    }

    private <T> Optional<T> read(StatedQuery row, BatchColumn column, Optional<T> value, String message) {
        if (value.isEmpty()) {
            add(row, column, message);
        }
        return value;
    }

    private <T extends Enum<T>> Optional<T> word(StatedQuery row, BatchColumn column, Class<T> type) {
        T[] words = type.getEnumConstants();
        return text(row, column)
                .flatMap(text -> read(
                        row,
                        column,
                        Arrays.stream(words)
                                .filter(word -> word.name().equals(text))
                                .findFirst(),
                        "must be one of " + Arrays.stream(words).map(Enum::name).collect(Collectors.joining(", "))));
    }

    private static Optional<BusinessReference> reference(String text) {
        return text.matches(BusinessReference.FORM) && !PersonalIdentifier.isIn(text)
                ? Optional.of(new BusinessReference(text))
                : Optional.empty();
    }
}
