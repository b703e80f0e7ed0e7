package cn.zhengxin.dispute.dispute.application;

import cn.zhengxin.dispute.deadline.DeadlinePolicy;
import cn.zhengxin.dispute.dispute.application.FileDisputeCommand.WrittenEvidence;
import cn.zhengxin.dispute.dispute.application.FileDisputeCommand.WrittenPerson;
import cn.zhengxin.dispute.dispute.model.Agent;
import cn.zhengxin.dispute.dispute.model.BusinessType;
import cn.zhengxin.dispute.dispute.model.Evidence;
import cn.zhengxin.dispute.dispute.model.EvidenceFile;
import cn.zhengxin.dispute.dispute.model.EvidenceId;
import cn.zhengxin.dispute.dispute.model.EvidenceKind;
import cn.zhengxin.dispute.dispute.model.Period;
import cn.zhengxin.dispute.dispute.model.Statement;
import cn.zhengxin.dispute.requester.Requester;
import cn.zhengxin.identity.FieldProblem;
import cn.zhengxin.sensitivetypes.DocumentType;
import cn.zhengxin.sensitivetypes.IdentityDocument;
import cn.zhengxin.sensitivetypes.PersonName;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What a dispute must hold (D1). Everything that is wrong is found in one go; no message repeats a value. */
final class FilingRules {

    private static final Pattern INSTITUTION = Pattern.compile("[A-Z][0-9]{5}");
    private static final Pattern ITEM_PATH =
            Pattern.compile("P[A-H][0-9]{2}(\\[[0-9]{1,4}])?(\\.P?[A-Z0-9]{2,10}(\\[[0-9]{1,4}])?){0,6}");
    private static final int LONGEST_STATEMENT = 4_000;
    private static final int LONGEST_ACCOUNT = 100;
    private static final int MOST_EVIDENCE = 5;
    private static final int LARGEST_EVIDENCE = 1024 * 1024;
    private static final Set<String> MEDIA_TYPES = Set.of("application/pdf", "image/png", "image/jpeg");

    private FilingRules() {}

    /** What a complete dispute holds. */
    record Complete(
            String institution,
            BusinessType businessType,
            @Nullable UUID queryId,
            @Nullable String itemPath,
            Period period,
            Statement statement,
            @Nullable IdentityDocument subject,
            List<EvidenceFile> files) {}

    /** Either complete, or everything that is wrong. */
    sealed interface Check permits Passed, Failed {}

    record Passed(Complete complete) implements Check {}

    record Failed(List<FieldProblem> problems) implements Check {}

    static Check check(FileDisputeCommand command, Instant now) {
        var problems = new ArrayList<FieldProblem>();
        var institution = matching(command.institution(), INSTITUTION);
        if (institution.isEmpty()) {
            problems.add(new FieldProblem("institution", "is required: one capital letter and five digits"));
        }
        var businessType = word(command.businessType(), BusinessType.class);
        if (businessType.isEmpty()) {
            problems.add(new FieldProblem("businessType", "is required: one of " + words(BusinessType.class)));
        }
        var queryId = optional(problems, "queryId", command.queryId(), FilingRules::uuid, "is not the id of a query");
        var itemPath = optional(
                problems,
                "itemPath",
                command.itemPath(),
                path -> matching(path, ITEM_PATH),
                "is not the place of an item in a report, such as PD01[0]");
        var account = text(problems, "accountReference", command.accountReference(), 1, LONGEST_ACCOUNT);
        var text = text(problems, "statement", command.statement(), 5, LONGEST_STATEMENT);
        var period = period(problems, command, now);
        var subject = subject(problems, command);
        var files = files(problems, command.evidence());
        var agent = agent(problems, command, files);
        if (!problems.isEmpty()
                || institution.isEmpty()
                || businessType.isEmpty()
                || account.isEmpty()
                || text.isEmpty()
                || period.isEmpty()) {
            return new Failed(List.copyOf(problems));
        }
        return new Passed(new Complete(
                institution.get(),
                businessType.get(),
                queryId.orElse(null),
                itemPath.orElse(null),
                period.get(),
                new Statement(account.get(), text.get(), agent.orElse(null)),
                subject.orElse(null),
                files));
    }

    private static Optional<Period> period(List<FieldProblem> problems, FileDisputeCommand command, Instant now) {
        var from = date(command.periodFrom());
        var to = date(command.periodTo());
        if (from.isEmpty()) {
            problems.add(new FieldProblem("period.from", "is required: a date such as 2026-01-31"));
        }
        if (to.isEmpty()) {
            problems.add(new FieldProblem("period.to", "is required: a date such as 2026-01-31"));
        }
        if (from.isEmpty() || to.isEmpty()) {
            return Optional.empty();
        }
        if (from.get().isAfter(to.get())) {
            problems.add(new FieldProblem("period.to", "is before period.from"));
            return Optional.empty();
        }
        if (to.get().isAfter(DeadlinePolicy.dayOf(now))) {
            problems.add(new FieldProblem("period.to", "is in the future"));
            return Optional.empty();
        }
        return Optional.of(new Period(from.get(), to.get()));
    }

    /** The token says who a customer is; staff say whom they file for. */
    private static Optional<IdentityDocument> subject(List<FieldProblem> problems, FileDisputeCommand command) {
        return switch (command.requester()) {
            case Requester.Subject _ -> {
                if (command.subject() != null) {
                    problems.add(new FieldProblem("subject", "is not given by people who file for themselves"));
                }
                yield Optional.empty();
            }
            case Requester.Handler _ -> {
                if (command.subject() == null) {
                    problems.add(new FieldProblem("subject", "is required when filing on somebody's behalf"));
                    yield Optional.empty();
                }
                name(problems, "subject", command.subject());
                yield document(problems, "subject", command.subject());
            }
        };
    }

    private static Optional<Agent> agent(
            List<FieldProblem> problems, FileDisputeCommand command, List<EvidenceFile> files) {
        var written = command.agent();
        if (written == null) {
            return Optional.empty();
        }
        var name = name(problems, "agent", written);
        var document = document(problems, "agent", written);
        if (files.stream().noneMatch(file -> file.evidence().kind() == EvidenceKind.POWER_OF_ATTORNEY)) {
            problems.add(new FieldProblem("evidence", "holds no power of attorney for the agent"));
        }
        return name.isPresent() && document.isPresent()
                ? Optional.of(new Agent(name.get(), document.get()))
                : Optional.empty();
    }

    private static Optional<PersonName> name(List<FieldProblem> problems, String field, WrittenPerson written) {
        var name = PersonName.tryParse(written.name());
        if (name.isEmpty()) {
            problems.add(new FieldProblem(field + ".name", "is required: a person's name"));
        }
        return name;
    }

    private static Optional<IdentityDocument> document(
            List<FieldProblem> problems, String field, WrittenPerson written) {
        var type = word(written.documentType(), DocumentType.class);
        if (type.isEmpty()) {
            problems.add(new FieldProblem(field + ".documentType", "is required: one of " + words(DocumentType.class)));
            return Optional.empty();
        }
        var document = IdentityDocument.tryParse(type.get(), written.documentNumber());
        if (document.isEmpty()) {
            problems.add(new FieldProblem(field + ".documentNumber", "is no valid number of such a document"));
        }
        return document;
    }

    private static List<EvidenceFile> files(List<FieldProblem> problems, List<WrittenEvidence> written) {
        if (written.size() > MOST_EVIDENCE) {
            problems.add(new FieldProblem("evidence", "holds more than " + MOST_EVIDENCE + " pieces"));
            return List.of();
        }
        var files = new ArrayList<EvidenceFile>();
        for (var place = 0; place < written.size(); place++) {
            file(problems, "evidence[" + place + "]", written.get(place)).ifPresent(files::add);
        }
        return files;
    }

    private static Optional<EvidenceFile> file(List<FieldProblem> problems, String field, WrittenEvidence written) {
        var kind = word(written.kind(), EvidenceKind.class);
        if (kind.isEmpty()) {
            problems.add(new FieldProblem(field + ".kind", "is required: one of " + words(EvidenceKind.class)));
        }
        var mediaType = Optional.ofNullable(written.mediaType()).filter(MEDIA_TYPES::contains);
        if (mediaType.isEmpty()) {
            problems.add(
                    new FieldProblem(field + ".mediaType", "is required: application/pdf, image/png or image/jpeg"));
        }
        var content = base64(written.content());
        if (content.isEmpty()) {
            problems.add(new FieldProblem(field + ".content", "is required: base64 of at most 1 MiB"));
        }
        if (kind.isEmpty() || mediaType.isEmpty() || content.isEmpty()) {
            return Optional.empty();
        }
        var evidence = new Evidence(EvidenceId.next(), kind.get(), mediaType.get(), content.get().length);
        return Optional.of(new EvidenceFile(evidence, content.get()));
    }

    private static Optional<byte[]> base64(@Nullable String written) {
        if (written == null || written.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(Base64.getDecoder().decode(written))
                    .filter(content -> content.length > 0 && content.length <= LARGEST_EVIDENCE);
        } catch (IllegalArgumentException noBase64) {
            return Optional.empty();
        }
    }

    private static Optional<String> text(
            List<FieldProblem> problems, String field, @Nullable String written, int shortest, int longest) {
        var text = Optional.ofNullable(written)
                .map(String::strip)
                .filter(stripped -> stripped.length() >= shortest && stripped.length() <= longest);
        if (text.isEmpty()) {
            problems.add(new FieldProblem(field, "is required: " + shortest + " to " + longest + " characters"));
        } else if (!text.get().codePoints().allMatch(FilingRules::writable)) {
            problems.add(new FieldProblem(field, "holds control characters or half characters"));
            return Optional.empty();
        }
        return text;
    }

    /** A lone surrogate has no UTF-8 form, and would be stored as something else than what was written. */
    private static boolean writable(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.SURROGATE -> false;
            case Character.CONTROL -> codePoint == '\n' || codePoint == '\r' || codePoint == '\t';
            default -> true;
        };
    }

    private static <T> Optional<T> optional(
            List<FieldProblem> problems,
            String field,
            @Nullable String written,
            Function<String, Optional<T>> read,
            String message) {
        if (written == null) {
            return Optional.empty();
        }
        var value = read.apply(written);
        if (value.isEmpty()) {
            problems.add(new FieldProblem(field, message));
        }
        return value;
    }

    private static Optional<String> matching(@Nullable String written, Pattern pattern) {
        return Optional.ofNullable(written).filter(text -> pattern.matcher(text).matches());
    }

    private static Optional<UUID> uuid(String written) {
        try {
            return Optional.of(UUID.fromString(written))
                    .filter(id -> id.toString().equalsIgnoreCase(written));
        } catch (IllegalArgumentException noId) {
            return Optional.empty();
        }
    }

    private static Optional<LocalDate> date(@Nullable String written) {
        if (written == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(LocalDate.parse(written))
                    .filter(date -> date.getYear() >= 1900 && date.getYear() < 2200);
        } catch (DateTimeParseException noDate) {
            return Optional.empty();
        }
    }

    private static <E extends Enum<E>> Optional<E> word(@Nullable String written, Class<E> words) {
        return Arrays.stream(words.getEnumConstants())
                .filter(word -> word.name().equals(written))
                .findFirst();
    }

    private static <E extends Enum<E>> String words(Class<E> words) {
        return Arrays.stream(words.getEnumConstants()).map(Enum::name).collect(Collectors.joining(", "));
    }
}
