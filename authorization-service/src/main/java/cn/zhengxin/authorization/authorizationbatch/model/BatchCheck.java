package cn.zhengxin.authorization.authorizationbatch.model;

import cn.zhengxin.authorization.customerauthorization.model.SigningChannel;
import cn.zhengxin.authorization.customerauthorization.model.SubjectReference;
import cn.zhengxin.authorization.policy.RuleCode;
import cn.zhengxin.authorization.statement.FieldFault;
import cn.zhengxin.authorization.text.PersonalNumbers;
import cn.zhengxin.sensitivetypes.DocumentType;
import cn.zhengxin.sensitivetypes.IdentityDocument;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A9: a batch lists every subject, each with a consent of its own. Looks at what sets rows apart; whether each row is complete in
 * itself is what every authorization is asked (A1).
 */
public final class BatchCheck {

    /** Scans that one row's consent consists of at most. */
    public static final int MOST_SCANS = 100;

    private static final Pattern REFERENCE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9/_-]{0,63}");
    private static final Pattern SHA_256 = Pattern.compile("[0-9a-f]{64}");

    private final int mostRows;
    private final Function<IdentityDocument, SubjectReference> references;
    private final KnownConsents known;

    /**
     * A check.
     *
     * @param mostRows rows of one batch at most
     * @param references the pseudonym that belongs to an identity document
     */
    public BatchCheck(int mostRows, Function<IdentityDocument, SubjectReference> references, KnownConsents known) {
        this.mostRows = mostRows;
        this.references = references;
        this.known = known;
    }

    /** Where in an answer a row stands; rows are counted from 0, as in the request. */
    public static String field(int row, String field) {
        return "rows[" + row + "]." + field;
    }

    /** Whether there are rows to look at one by one: neither none nor more than fit. */
    public boolean isOfSize(StatedBatch batch) {
        return !batch.rows().isEmpty() && batch.rows().size() <= mostRows;
    }

    /** Everything that is wrong, by field; empty when the rows stand apart. */
    public List<FieldFault> examine(StatedBatch batch) {
        var faults = new ArrayList<FieldFault>();
        var reference = batch.businessReference();
        if (reference == null || !REFERENCE.matcher(reference).matches() || PersonalNumbers.occurIn(reference)) {
            faults.add(fault(
                    "businessReference",
                    "1 to 64 letters, digits, dashes or slashes, and no identity or mobile number"));
        }
        if (!isOfSize(batch)) {
            faults.add(fault("rows", "from 1 to " + mostRows + " subjects"));
            return List.copyOf(faults);
        }
        subjects(batch.rows(), faults);
        consents(batch.rows(), faults);
        return List.copyOf(faults);
    }

    private void subjects(List<StatedBatch.@Nullable Line> rows, List<FieldFault> faults) {
        var first = new HashMap<SubjectAndPurpose, Integer>();
        for (int index = 0; index < rows.size(); index++) {
            var row = rows.get(index);
            if (row == null) {
                faults.add(fault("rows[" + index + "]", "is missing"));
                continue;
            }
            var subject = subject(row);
            var purpose = row.statement().purpose();
            if (subject == null || purpose == null) {
                // The row's own fault refuses.
                continue;
            }
            var earlier = first.putIfAbsent(new SubjectAndPurpose(subject, purpose), index);
            if (earlier != null) {
                faults.add(
                        fault(field(index, "subject"), "stands in row " + earlier + " for the same purpose already"));
            }
        }
    }

    private void consents(List<StatedBatch.@Nullable Line> rows, List<FieldFault> faults) {
        var named = new HashSet<String>();
        for (var row : rows) {
            if (row != null) {
                row.consentSha256().stream().filter(Objects::nonNull).forEach(named::add);
            }
        }
        var subjectsOf = named.isEmpty() ? Map.<String, Set<SubjectReference>>of() : known.subjectsOf(named);
        var first = new HashMap<String, Integer>();
        for (int index = 0; index < rows.size(); index++) {
            var row = rows.get(index);
            if (row != null) {
                consent(index, row, first, subjectsOf, faults);
            }
        }
    }

    private void consent(
            int index,
            StatedBatch.Line row,
            Map<String, Integer> first,
            Map<String, Set<SubjectReference>> subjectsOf,
            List<FieldFault> faults) {
        var field = field(index, "consentSha256");
        var scans = row.consentSha256();
        if (SigningChannel.ONLINE.name().equals(row.statement().signingChannel())) {
            if (!scans.isEmpty()) {
                faults.add(fault(field, "a subject who signs online consents there and has no scan"));
            }
            return;
        }
        if (scans.isEmpty() || scans.size() > MOST_SCANS) {
            faults.add(fault(field, "names from 1 to " + MOST_SCANS + " scans of the subject's own consent"));
            return;
        }
        var subject = subject(row);
        for (int place = 0; place < scans.size(); place++) {
            scan(index, field + "[" + place + "]", scans.get(place), subject, first, subjectsOf)
                    .ifPresent(faults::add);
        }
    }

    private static Optional<FieldFault> scan(
            int index,
            String field,
            @Nullable String sha256,
            @Nullable SubjectReference subject,
            Map<String, Integer> first,
            Map<String, Set<SubjectReference>> subjectsOf) {
        if (sha256 == null || !SHA_256.matcher(sha256).matches()) {
            return Optional.of(fault(field, "the SHA-256 digest of a scan, in 64 small hexadecimal digits"));
        }
        var earlier = first.putIfAbsent(sha256, index);
        if (earlier != null) {
            return Optional.of(
                    fault(field, "is part of row " + earlier + "'s consent; each subject has a consent of its own"));
        }
        return subject != null && isOfSomebodyElse(subject, subjectsOf.getOrDefault(sha256, Set.of()))
                ? Optional.of(fault(field, "is part of another subject's consent"))
                : Optional.empty();
    }

    private static boolean isOfSomebodyElse(SubjectReference subject, Collection<SubjectReference> subjects) {
        return subjects.stream().anyMatch(other -> !other.equals(subject));
    }

    private @Nullable SubjectReference subject(StatedBatch.Line row) {
        return Arrays.stream(DocumentType.values())
                .filter(type -> type.name().equals(row.statement().documentType()))
                .findFirst()
                .flatMap(type -> IdentityDocument.tryParse(type, row.statement().documentNumber()))
                .map(references)
                .orElse(null);
    }

    private static FieldFault fault(String field, String message) {
        return new FieldFault(RuleCode.A9, field, "A9: " + message);
    }

    private record SubjectAndPurpose(SubjectReference subject, String purpose) {}
}
