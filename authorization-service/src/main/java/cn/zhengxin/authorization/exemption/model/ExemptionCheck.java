package cn.zhengxin.authorization.exemption.model;

import cn.zhengxin.authorization.customerauthorization.model.SubjectName;
import cn.zhengxin.authorization.customerauthorization.model.Term;
import cn.zhengxin.authorization.inquiry.Product;
import cn.zhengxin.authorization.inquiry.Purpose;
import cn.zhengxin.authorization.inquiry.ReportType;
import cn.zhengxin.authorization.policy.AuthorizationPolicy;
import cn.zhengxin.authorization.policy.RuleCode;
import cn.zhengxin.authorization.policy.TermLimit;
import cn.zhengxin.authorization.statement.FieldFault;
import cn.zhengxin.authorization.text.PlainText;
import cn.zhengxin.sensitivetypes.DocumentType;
import cn.zhengxin.sensitivetypes.IdentityDocument;
import cn.zhengxin.workingcalendar.BankDay;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A16: looks at every element of a judicial request and names all that are missing or malformed. No message repeats a value. */
public final class ExemptionCheck {

    private static final int LONGEST = 120;
    private static final String FORM = "1 to " + LONGEST + " visible characters on one line";

    private final AuthorizationPolicy policy;
    private final Instant now;
    private final List<FieldFault> faults = new ArrayList<>();

    public ExemptionCheck(AuthorizationPolicy policy, Instant now) {
        this.policy = policy;
        this.now = now;
    }

    /** Complete, or everything that is wrong. */
    public sealed interface Examination {

        record Complete(ExemptionContent content, ExemptionParticulars particulars) implements Examination {}

        record Incomplete(List<FieldFault> faults) implements Examination {
            public Incomplete {
                faults = List.copyOf(faults);
            }
        }
    }

    public Examination examine(ExemptionStatement statement) {
        var authorityName = text("authority.name", statement.authorityName());
        var authority = oneOf(AuthorityKind.class, "authority.kind", statement.authorityKind());
        var documentKind = oneOf(LegalDocumentKind.class, "document.kind", statement.documentKind());
        var documentNumber = text("document.number", statement.documentNumber());
        var caseNumber = text("caseNumber", statement.caseNumber());
        var legalArticle = text("legalArticle", statement.legalArticle());
        if (!Boolean.TRUE.equals(statement.sealChecked())) {
            fault("sealChecked", "the seal on the document was checked");
        }
        var type = oneOf(DocumentType.class, "subject.documentType", statement.subjectDocumentType());
        var name = name(type, statement.subjectName());
        var document = document(type, statement.subjectDocumentNumber());
        var reportType = oneOf(ReportType.class, "reportType", statement.reportType());
        reportTypeSuitsSubject(type, reportType);
        var urgent = urgent(statement);
        var limit = policy.termFor(Purpose.JUDICIAL_ASSISTANCE, Product.JUDICIAL_MATTER);
        var uses = uses(statement.uses(), limit);
        if (!faults.isEmpty()
                || authorityName == null
                || authority == null
                || documentKind == null
                || documentNumber == null
                || caseNumber == null
                || legalArticle == null
                || name == null
                || document == null
                || reportType == null) {
            return new Examination.Incomplete(faults);
        }
        return new Examination.Complete(
                new ExemptionContent(authority, documentKind, reportType, urgent, uses, term(limit)),
                new ExemptionParticulars(authorityName, documentNumber, caseNumber, legalArticle, name, document));
    }

    private @Nullable SubjectName name(@Nullable DocumentType type, @Nullable String text) {
        var name = SubjectName.tryParse(type == null ? DocumentType.RESIDENT_ID : type, text);
        if (name.isEmpty()) {
            fault("subject.name", "the name as in the identity document");
        }
        return name.orElse(null);
    }

    private @Nullable IdentityDocument document(@Nullable DocumentType type, @Nullable String number) {
        if (number == null || number.isBlank()) {
            fault("subject.documentNumber", "is missing");
            return null;
        }
        if (type == null) {
            return null;
        }
        var document = IdentityDocument.tryParse(type, number);
        if (document.isEmpty()) {
            fault("subject.documentNumber", "a number with a valid check character");
        }
        return document.orElse(null);
    }

    private void reportTypeSuitsSubject(@Nullable DocumentType type, @Nullable ReportType reportType) {
        if (type == null || reportType == null) {
            return;
        }
        var suitable = switch (type) {
            case RESIDENT_ID -> ReportType.PERSONAL;
            case UNIFIED_SOCIAL_CREDIT_CODE -> ReportType.ENTERPRISE;
        };
        if (reportType != suitable) {
            fault("reportType", "reports of persons for persons, of enterprises for enterprises");
        }
    }

    private @Nullable UrgentGround urgent(ExemptionStatement statement) {
        var isUrgent = Boolean.TRUE.equals(statement.urgent());
        if (!isUrgent) {
            if (statement.urgentGround() != null) {
                fault("urgentGround", "is given for urgent requests only");
            }
            return null;
        }
        return oneOf(UrgentGround.class, "urgentGround", statement.urgentGround());
    }

    /** A13: single use unless more is stated, and never more than the policy allows. */
    private int uses(@Nullable Integer uses, Optional<TermLimit> limit) {
        if (uses == null) {
            return 1;
        }
        var most = limit.map(TermLimit::maximumUses).orElse(1);
        if (uses < 1 || uses > most) {
            fault("uses", "1 to " + most);
        }
        return uses;
    }

    private Term term(Optional<TermLimit> limit) {
        var today = BankDay.of(now);
        var days = limit.map(TermLimit::maximumDays).orElse(1);
        return new Term(today, today.plusDays(days - 1L));
    }

    private @Nullable String text(String field, @Nullable String text) {
        if (text == null || PlainText.compact(text).isEmpty()) {
            fault(field, "is missing");
            return null;
        }
        if (text.length() > LONGEST || !PlainText.isAll(text)) {
            fault(field, FORM);
            return null;
        }
        return text.strip();
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
        faults.add(new FieldFault(RuleCode.A16, field, message));
    }
}
