package cn.zhengxin.authorization.refusal;

import cn.zhengxin.authorization.caller.Party;
import cn.zhengxin.authorization.caller.PartyKind;
import cn.zhengxin.authorization.customerauthorization.model.SubjectName;
import cn.zhengxin.authorization.inquiry.Product;
import cn.zhengxin.authorization.inquiry.Purpose;
import cn.zhengxin.authorization.institution.Institutions;
import cn.zhengxin.authorization.policy.AuthorizationPolicy;
import cn.zhengxin.authorization.policy.RuleCode;
import cn.zhengxin.authorization.statement.FieldFault;
import cn.zhengxin.sensitivetypes.DocumentType;
import cn.zhengxin.sensitivetypes.IdentityDocument;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A17: a refusal is recorded with its notice only: which version, when it was shown, and every alternative of it offered. Names
 * everything that is missing or malformed at once; no message repeats a value.
 */
final class RefusalCheck {

    /** How far a clock at a counter may be ahead of ours. */
    private static final Duration CLOCK_TOLERANCE = Duration.ofMinutes(5);

    private final AuthorizationPolicy policy;
    private final Institutions institutions;
    private final RefusalNotices notices;
    private final Instant now;
    private final List<FieldFault> faults = new ArrayList<>();

    RefusalCheck(AuthorizationPolicy policy, Institutions institutions, RefusalNotices notices, Instant now) {
        this.policy = policy;
        this.institutions = institutions;
        this.notices = notices;
        this.now = now;
    }

    /** Complete, or everything that is wrong. */
    sealed interface Examination {

        /**
         * Nothing is missing.
         *
         * @param who null where the subject records the refusal
         */
        record Complete(
                Purpose purpose,
                Product product,
                String institution,
                @Nullable RefusingSubject who,
                String noticeVersion,
                Instant shownAt,
                List<String> alternatives)
                implements Examination {}

        record Incomplete(List<FieldFault> faults) implements Examination {
            public Incomplete {
                faults = List.copyOf(faults);
            }
        }
    }

    Examination examine(RefusalStatement statement, Party recordedBy) {
        var purpose = oneOf(Purpose.class, "purpose", statement.purpose());
        var product = oneOf(Product.class, "product", statement.product());
        if (purpose != null
                && product != null
                && policy.termFor(purpose, product).isEmpty()) {
            fault("product", "a product this purpose can be authorized for");
        }
        var institution = institution(statement.institution(), recordedBy);
        var who = who(statement, recordedBy);
        var shownAt = shownAt(statement.shownAt());
        var notice = notice(statement.noticeVersion(), shownAt);
        var alternatives = alternatives(statement.alternativesOffered(), notice);
        if (!faults.isEmpty()
                || purpose == null
                || product == null
                || institution == null
                || shownAt == null
                || notice == null) {
            return new Examination.Incomplete(faults);
        }
        return new Examination.Complete(purpose, product, institution, who, notice.version(), shownAt, alternatives);
    }

    /** An officer records for the own institution; a subject names the institution that asked. */
    private @Nullable String institution(@Nullable String code, Party recordedBy) {
        var own = recordedBy.institution();
        if (own != null) {
            if (code != null && !code.equals(own)) {
                fault("institution", "is the caller's own, or not given");
            }
            return own;
        }
        if (code == null || institutions.active(code).isEmpty()) {
            fault("institution", "the code of a registered institution");
            return null;
        }
        return code;
    }

    private @Nullable RefusingSubject who(RefusalStatement statement, Party recordedBy) {
        if (recordedBy.kind() == PartyKind.SUBJECT) {
            if (statement.namesASubject()) {
                fault("subject", "is not given: a subject refuses in the own name only");
            }
            return null;
        }
        var type = oneOf(DocumentType.class, "subject.documentType", statement.documentType());
        var bearer = type == null ? DocumentType.RESIDENT_ID : type;
        var name = SubjectName.tryParse(bearer, statement.subjectName());
        if (name.isEmpty()) {
            fault("subject.name", "the name as in the identity document");
        }
        var number = statement.documentNumber();
        var document = number == null ? Optional.<IdentityDocument>empty() : IdentityDocument.tryParse(bearer, number);
        if (document.isEmpty()) {
            fault("subject.documentNumber", "a number with a valid check character");
        }
        return name.isPresent() && document.isPresent() && type != null
                ? new RefusingSubject(name.get(), document.get())
                : null;
    }

    private @Nullable Instant shownAt(@Nullable String text) {
        if (text == null || text.isBlank()) {
            fault("shownAt", "is missing");
            return null;
        }
        try {
            var shown = OffsetDateTime.parse(text).toInstant();
            if (shown.isAfter(now.plus(CLOCK_TOLERANCE))) {
                fault("shownAt", "is not in the future");
                return null;
            }
            return shown;
        } catch (DateTimeParseException notATime) {
            fault("shownAt", "must be a time with zone such as 2026-11-25T09:30:00+08:00");
            return null;
        }
    }

    private @Nullable RefusalNotice notice(@Nullable String version, @Nullable Instant shownAt) {
        if (version == null || version.isBlank()) {
            fault("noticeVersion", "is missing");
            return null;
        }
        if (shownAt == null) {
            return null;
        }
        var inForce = notices.at(shownAt).filter(notice -> notice.version().equals(version));
        if (inForce.isEmpty()) {
            fault("noticeVersion", "the version of the notice in force when it was shown");
        }
        return inForce.orElse(null);
    }

    private List<String> alternatives(List<@Nullable String> offered, @Nullable RefusalNotice notice) {
        if (offered.isEmpty()) {
            fault("alternativesOffered", "is missing");
            return List.of();
        }
        if (notice == null) {
            return List.of();
        }
        var codes = notice.alternativeCodes();
        if (!codes.containsAll(offered) || !offered.containsAll(codes)) {
            fault("alternativesOffered", "every alternative of the notice, and no other");
            return List.of();
        }
        return codes.stream().sorted().toList();
    }

    private <E extends Enum<E>> @Nullable E oneOf(Class<E> type, String field, @Nullable String text) {
        var found = Arrays.stream(type.getEnumConstants())
                .filter(constant -> constant.name().equals(text))
                .findFirst();
        if (found.isEmpty()) {
            fault(field, "must be exactly one of " + Arrays.toString(type.getEnumConstants()));
        }
        return found.orElse(null);
    }

    private void fault(String field, String message) {
        faults.add(new FieldFault(RuleCode.A17, field, message));
    }
}
