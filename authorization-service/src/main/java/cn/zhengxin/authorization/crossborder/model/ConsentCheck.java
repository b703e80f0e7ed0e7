package cn.zhengxin.authorization.crossborder.model;

import cn.zhengxin.authorization.customerauthorization.model.AuthorizationContent;
import cn.zhengxin.authorization.customerauthorization.model.RelatedPerson;
import cn.zhengxin.authorization.evidence.EvidenceItem;
import cn.zhengxin.authorization.evidence.EvidenceKind;
import cn.zhengxin.authorization.inquiry.Purpose;
import cn.zhengxin.authorization.policy.RuleCode;
import cn.zhengxin.authorization.statement.FieldFault;
import cn.zhengxin.authorization.text.PlainText;
import cn.zhengxin.sensitivetypes.DocumentType;
import cn.zhengxin.sensitivetypes.IdentityDocument;
import cn.zhengxin.sensitivetypes.PersonName;
import cn.zhengxin.workingcalendar.BankDay;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** A8: looks at every element of a cross-border consent and names all that are missing or malformed. No message repeats a value. */
public final class ConsentCheck {

    private static final int LONGEST = 200;
    private static final int LAST_YEAR = 2200;

    private final AuthorizationContent authorization;
    private final SubjectOnFile subject;
    private final List<EvidenceItem> onFile;
    private final Predicate<EvidenceItem> onAnotherFile;
    private final RecipientDirectory recipients;
    private final Instant now;
    private final List<FieldFault> faults = new ArrayList<>();

    /**
     * For one authorization.
     *
     * @param subject whose consent it is
     * @param onFile all evidence of the authorization
     * @param onAnotherFile whether the same file signed another authorization, or proves a consent under another one
     */
    public ConsentCheck(
            AuthorizationContent authorization,
            SubjectOnFile subject,
            List<EvidenceItem> onFile,
            Predicate<EvidenceItem> onAnotherFile,
            RecipientDirectory recipients,
            Instant now) {
        this.authorization = authorization;
        this.subject = subject;
        this.onFile = List.copyOf(onFile);
        this.onAnotherFile = onAnotherFile;
        this.recipients = recipients;
        this.now = now;
    }

    /** Complete, or everything that is wrong. */
    public sealed interface Examination {

        record Complete(ConsentContent content, ConsentWords words, EvidenceItem evidence) implements Examination {}

        record Incomplete(List<FieldFault> faults) implements Examination {
            public Incomplete {
                faults = List.copyOf(faults);
            }
        }
    }

    public Examination examine(ConsentStatement statement) {
        var name = text("recipient.name", statement.recipientName());
        var contact = text("recipient.contact", statement.recipientContact());
        var rightsChannel = text("recipient.rightsChannel", statement.rightsChannel());
        var kind = oneOf(RecipientKind.class, "recipient.kind", statement.recipientKind());
        var country = country(statement.country());
        var approvalNumber = approvalNumber(kind, statement.approvalNumber());
        var purpose = purpose(kind, statement.purpose());
        var method = oneOf(TransferMethod.class, "method", statement.method());
        var categories = categories(statement.categories());
        var route = oneOf(TransferRoute.class, "route.kind", statement.route());
        var routeReference = text("route.reference", statement.routeReference());
        var validUntil = validUntil(statement.routeValidUntil());
        var evidence = evidence(statement);
        var consentedAt = consentedAt(statement.consentedAt(), evidence);
        var giver = giver(statement.guardian(), consentedAt == null ? now : consentedAt);
        if (!faults.isEmpty()
                || name == null
                || contact == null
                || rightsChannel == null
                || kind == null
                || country == null
                || purpose == null
                || method == null
                || route == null
                || routeReference == null
                || validUntil == null
                || evidence == null
                || consentedAt == null
                || giver == null) {
            return new Examination.Incomplete(faults);
        }
        var recipient = new OverseasRecipient(recipients.referenceOf(name), kind, country);
        return new Examination.Complete(
                new ConsentContent(recipient, purpose, method, categories, route, validUntil, consentedAt),
                new ConsentWords(name, contact, rightsChannel, routeReference, approvalNumber, giver),
                evidence);
    }

    /**
     * A5, PIPL 31: by the age at which the consent was given, the guardian of record consents for a child under 14, and from 14 on
     * nobody but the subject.
     */
    private @Nullable ConsentGiver giver(ConsentStatement.@Nullable StatedGuardian stated, Instant consentedAt) {
        var age = subject.ageAt(consentedAt);
        if (age.isEmpty()) {
            fault("authorization", "of a subject whose age can be told");
            return null;
        }
        if (!age.get().needsSeparateConsent()) {
            if (stated != null) {
                fault("guardian", "only for a subject under 14; whoever is older consents for themselves");
            }
            return ConsentGiver.SUBJECT;
        }
        if (stated == null) {
            fault("guardian", "consents in the place of a subject under 14");
            return null;
        }
        var guardian = guardian(stated);
        if (guardian.isPresent() && !subject.isGuardianOfRecord(guardian.get())) {
            fault("guardian", "the guardian who acted beside the subject for this authorization");
        }
        return ConsentGiver.GUARDIAN;
    }

    private Optional<RelatedPerson> guardian(ConsentStatement.StatedGuardian stated) {
        var name = PersonName.tryParse(stated.name());
        if (name.isEmpty()) {
            fault("guardian.name", "must be the name of a person");
        }
        var type = oneOf(DocumentType.class, "guardian.documentType", stated.documentType());
        if (type == null) {
            return Optional.empty();
        }
        var document = IdentityDocument.tryParse(type, stated.documentNumber());
        if (document.isEmpty()) {
            fault("guardian.documentNumber", "must be a well-formed number of that type");
        }
        return name.flatMap(
                known -> document.map(number -> new RelatedPerson(RelatedPerson.Part.GUARDIAN, known, number)));
    }

    private @Nullable String country(@Nullable String code) {
        var country = Countries.abroad(code);
        if (country.isEmpty()) {
            fault("recipient.country", "a country or region of ISO 3166-1 alpha-2 outside the mainland");
        }
        return country.orElse(null);
    }

    /** PIPL 41. */
    private @Nullable String approvalNumber(@Nullable RecipientKind kind, @Nullable String number) {
        if (kind == null) {
            return null;
        }
        if (kind.needsApproval()) {
            return text("recipient.approvalNumber", number);
        }
        if (number != null) {
            fault("recipient.approvalNumber", "is given for foreign courts and law enforcement only");
        }
        return null;
    }

    /** Consent abroad goes no further than consent at home: its own purpose, or an authority's. */
    private @Nullable Purpose purpose(@Nullable RecipientKind kind, @Nullable String text) {
        var purpose = oneOf(Purpose.class, "purpose", text);
        if (purpose == null || kind == null) {
            return purpose;
        }
        var lawful = kind.needsApproval() ? Purpose.JUDICIAL_ASSISTANCE : authorization.purpose();
        if (purpose != lawful) {
            fault("purpose", "the authorization's own purpose; JUDICIAL_ASSISTANCE for a foreign authority");
        }
        return purpose;
    }

    private Set<DataCategory> categories(List<@Nullable String> texts) {
        var categories = EnumSet.noneOf(DataCategory.class);
        if (texts.isEmpty()) {
            fault("categories", "is missing");
        }
        for (int index = 0; index < texts.size(); index++) {
            var category = oneOf(DataCategory.class, "categories[" + index + "]", texts.get(index));
            if (category != null) {
                categories.add(category);
            }
        }
        return categories;
    }

    private @Nullable LocalDate validUntil(@Nullable String text) {
        LocalDate day;
        try {
            day = text == null ? null : LocalDate.parse(text);
        } catch (DateTimeParseException notThatForm) {
            day = null;
        }
        if (day == null || day.getYear() > LAST_YEAR) {
            fault("route.validUntil", "a date such as 2027-01-31");
            return null;
        }
        if (day.isBefore(BankDay.of(now))) {
            fault("route.validUntil", "a day that is not over");
        }
        return day;
    }

    /** A2: a consent of its own has a document of its own. The same file under another name is still the authorization's. */
    private @Nullable EvidenceItem evidence(ConsentStatement statement) {
        var found = onFile.stream()
                .filter(item -> item.id().value().equals(statement.evidence()))
                .findFirst();
        if (found.isEmpty() || found.get().kind() != EvidenceKind.CROSS_BORDER_CONSENT) {
            fault("evidenceId", "a document of kind CROSS_BORDER_CONSENT that was handed in for this authorization");
            return null;
        }
        var document = found.get();
        if (onFile.stream().anyMatch(other -> isSameFile(document, other)) || onAnotherFile.test(document)) {
            fault("evidenceId", "a document of this consent alone");
        }
        return document;
    }

    private static boolean isSameFile(EvidenceItem document, EvidenceItem other) {
        return !other.id().equals(document.id()) && other.sha256().equals(document.sha256());
    }

    private @Nullable Instant consentedAt(@Nullable String text, @Nullable EvidenceItem evidence) {
        Instant at;
        try {
            at = text == null ? null : Instant.parse(text);
        } catch (DateTimeParseException notThatForm) {
            at = null;
        }
        if (at == null) {
            fault("consentedAt", "a moment in UTC such as 2026-11-25T02:00:00Z");
            return null;
        }
        if (at.isAfter(now)
                || at.isBefore(authorization.signingTime())
                || (evidence != null && at.isAfter(evidence.addedAt()))) {
            fault("consentedAt", "not before the authorization was signed, and not after the document was handed in");
        }
        return at;
    }

    private @Nullable String text(String field, @Nullable String text) {
        if (text == null || PlainText.compact(text).isEmpty()) {
            fault(field, "is missing");
            return null;
        }
        if (text.length() > LONGEST || !PlainText.isAll(text)) {
            fault(field, "1 to " + LONGEST + " visible characters on one line");
            return null;
        }
        return text.strip();
    }

    private <E extends Enum<E>> @Nullable E oneOf(Class<E> type, String field, @Nullable String text) {
        Optional<E> found = Arrays.stream(type.getEnumConstants())
                .filter(constant -> constant.name().equals(text))
                .findFirst();
        if (found.isEmpty()) {
            fault(field, "must be exactly one of " + Arrays.toString(type.getEnumConstants()));
        }
        return found.orElse(null);
    }

    private void fault(String field, String message) {
        faults.add(new FieldFault(RuleCode.A8, field, message));
    }
}
