package cn.zhengxin.authorization.customerauthorization.model;

import cn.zhengxin.authorization.AuthorizationId;
import cn.zhengxin.authorization.inquiry.Purpose;
import cn.zhengxin.authorization.partner.model.PartnerRegister;
import cn.zhengxin.authorization.policy.RuleCode;
import cn.zhengxin.authorization.statement.Faults;
import cn.zhengxin.authorization.statement.FieldFault;
import cn.zhengxin.sensitivetypes.DocumentType;
import cn.zhengxin.sensitivetypes.IdentityDocument;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A7: whom an authorization names beside its institution, and for a consent to hand on, that it is narrower than what it is
 * derived from: the same purpose, no further report types, no longer term, no more uses than are left. All faults are named in
 * one answer, by field; no message repeats a value.
 */
public final class ChainCheck {

    private static final int MOST_RECIPIENTS = 10;
    private static final int UUID_LENGTH = 36;
    private static final String PARENT = "derivedFrom.authorizationId";

    private final PartnerRegister partners;
    private final ParentConsents parents;
    private final Instant now;

    public ChainCheck(PartnerRegister partners, ParentConsents parents, Instant now) {
        this.partners = partners;
        this.parents = parents;
        this.now = now;
    }

    /** What a stated chain turned out to be; the chain counts only when there are no faults. */
    public record Result(Chain chain, List<FieldFault> faults) {
        public Result {
            faults = List.copyOf(faults);
        }
    }

    public Result examine(AuthorizationStatement statement, StatedChain stated) {
        var faults = new ArrayList<FieldFault>();
        var recipients = recipients(statement, stated.recipients(), faults);
        if ((!stated.recipients().isEmpty() || stated.derivedFrom() != null)
                && AuthorizationKind.REPORT.name().equals(statement.kind())) {
            add(faults, "kind", "consent to report is not handed on");
        }
        var origin = stated.derivedFrom();
        var derivedFrom = origin == null ? null : derivedFrom(statement, stated, origin, faults);
        return faults.isEmpty()
                ? new Result(new Chain(recipients, derivedFrom), faults)
                : new Result(Chain.NONE, faults);
    }

    private List<Recipient> recipients(
            AuthorizationStatement statement,
            List<StatedChain.@Nullable StatedRecipient> stated,
            List<FieldFault> faults) {
        if (stated.size() > MOST_RECIPIENTS) {
            add(faults, "recipients", "at most " + MOST_RECIPIENTS + " partners");
            return List.of();
        }
        var found = new ArrayList<Recipient>();
        var codes = new HashSet<String>();
        for (int index = 0; index < stated.size(); index++) {
            var field = "recipients[" + index + "]";
            var one = stated.get(index);
            if (one == null) {
                add(faults, field, "is missing");
                continue;
            }
            var purpose = purpose(field + ".purpose", statement, one.purpose(), faults);
            var code = one.institutionCode();
            if (isMissing(field + ".institutionCode", code, faults) || code == null) {
                continue;
            }
            if (!codes.add(code)) {
                add(faults, field + ".institutionCode", "every partner is named once");
            }
            var partner = partners.find(code);
            if (partner.isEmpty()) {
                add(faults, field + ".institutionCode", "must be the code of a registered partner");
            } else if (purpose != null && !partner.get().isFitFor(purpose, now)) {
                add(faults, field + ".institutionCode", "must be an active partner whose licence permits this purpose");
            } else if (purpose != null) {
                found.add(new Recipient(code, purpose));
            }
        }
        return found;
    }

    private static @Nullable Purpose purpose(
            String field, AuthorizationStatement statement, @Nullable String stated, List<FieldFault> faults) {
        if (isMissing(field, stated, faults) || stated == null) {
            return null;
        }
        var purpose = Faults.named(Purpose.class, stated);
        if (purpose.isEmpty() || !stated.equals(statement.purpose())) {
            add(faults, field, "must be the authorization's own purpose");
            return null;
        }
        return purpose.get();
    }

    private @Nullable DerivedFrom derivedFrom(
            AuthorizationStatement statement,
            StatedChain stated,
            StatedChain.StatedOrigin origin,
            List<FieldFault> faults) {
        if (stated.recipients().size() != 1) {
            add(faults, "recipients", "exactly one partner: every further one has a consent of its own");
        }
        var partner = origin.partner();
        var partnerMissing = isMissing("derivedFrom.partner", partner, faults);
        var id = isMissing(PARENT, origin.authorizationId(), faults) ? null : id(origin.authorizationId(), faults);
        var parent = id == null ? null : parent(id, statement, faults);
        if (id == null || partnerMissing || partner == null || parent == null) {
            return null;
        }
        narrower(statement, partner, parent, faults);
        if (stated.recipients().stream()
                .anyMatch(recipient -> recipient != null && partner.equals(recipient.institutionCode()))) {
            add(faults, "recipients[0].institutionCode", "is another partner than the one that hands on");
        }
        return new DerivedFrom(id, partner);
    }

    private static @Nullable AuthorizationId id(@Nullable String text, List<FieldFault> faults) {
        if (text != null && text.length() == UUID_LENGTH) {
            try {
                return new AuthorizationId(UUID.fromString(text));
            } catch (IllegalArgumentException noId) {
                // told below
            }
        }
        add(faults, PARENT, "must be the id of an authorization");
        return null;
    }

    private ParentConsents.@Nullable ParentConsent parent(
            AuthorizationId id, AuthorizationStatement statement, List<FieldFault> faults) {
        var institution = statement.institutionCode();
        var document = Faults.named(DocumentType.class, statement.documentType())
                .flatMap(type -> IdentityDocument.tryParse(type, statement.documentNumber()));
        if (institution == null || document.isEmpty()) {
            // Missing by A1 already; whose authorization it would have to be is not known.
            return null;
        }
        var parent = parents.find(id, institution, document.get());
        if (parent.isEmpty() || !(parent.get().authorization() instanceof Active active) || active.hasExpired(now)) {
            add(faults, PARENT, "must be an active authorization of this subject to this institution");
            return null;
        }
        if (active.facts().chain().isDerived()) {
            // Two hops: the original names the first partner, one further consent the second.
            add(faults, PARENT, "must be an original authorization: what was handed on once is not handed on again");
            return null;
        }
        return parent.get();
    }

    private static void narrower(
            AuthorizationStatement statement,
            String partner,
            ParentConsents.ParentConsent parent,
            List<FieldFault> faults) {
        var facts = parent.authorization().facts();
        var content = facts.content();
        if (!content.purpose().name().equals(statement.purpose())) {
            add(faults, "purpose", "must be that of the authorization it is derived from");
        }
        if (!content.product().name().equals(statement.product())) {
            add(faults, "product", "must be that of the authorization it is derived from");
        }
        if (!facts.chain().names(partner, content.purpose())) {
            add(faults, "derivedFrom.partner", "must be a partner that the authorization it is derived from names");
        }
        if (!content.kind().name().equals(statement.kind())) {
            add(faults, "kind", "must be that of the authorization it is derived from");
        }
        var types = content.reportTypes().stream().map(Enum::name).toList();
        if (!types.containsAll(statement.reportTypes())) {
            add(faults, "reportTypes", "no further ones than those of the authorization it is derived from");
        }
        date(statement.startDate())
                .filter(start -> start.isBefore(content.term().start()))
                .ifPresent(
                        _ -> add(faults, "startDate", "no earlier than that of the authorization it is derived from"));
        date(statement.endDate())
                .filter(end -> end.isAfter(content.term().end()))
                .ifPresent(_ -> add(faults, "endDate", "no later than that of the authorization it is derived from"));
        var uses = statement.uses();
        if ((uses == null ? 1 : uses) > parent.usesLeft()) {
            add(faults, "uses", "no more than the authorization it is derived from has left");
        }
    }

    private static Optional<LocalDate> date(@Nullable String text) {
        try {
            return text == null ? Optional.empty() : Optional.of(LocalDate.parse(text));
        } catch (DateTimeParseException missingByA1) {
            return Optional.empty();
        }
    }

    private static boolean isMissing(String field, @Nullable String text, List<FieldFault> faults) {
        if (text == null || text.isBlank()) {
            add(faults, field, "is missing");
            return true;
        }
        return false;
    }

    private static void add(List<FieldFault> faults, String field, String message) {
        faults.add(new FieldFault(RuleCode.A7, field, "A7: " + message));
    }
}
