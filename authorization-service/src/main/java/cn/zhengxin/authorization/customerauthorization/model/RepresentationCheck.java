package cn.zhengxin.authorization.customerauthorization.model;

import cn.zhengxin.authorization.customerauthorization.model.StatedCircumstances.StatedPowerOfAttorney;
import cn.zhengxin.authorization.customerauthorization.model.StatedCircumstances.StatedRepresentation;
import cn.zhengxin.authorization.policy.RuleCode;
import cn.zhengxin.authorization.statement.Faults;
import cn.zhengxin.sensitivetypes.DocumentType;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A9: who acts for an enterprise, and by what power. */
final class RepresentationCheck implements StatementCheck<RepresentationCheck.StatedRepresentatives> {

    private static final StatedRepresentation NOBODY = new StatedRepresentation(null, null, null);
    private static final StatedPowerOfAttorney NO_POWER = new StatedPowerOfAttorney(null, null, List.of());

    /** Who acts for the enterprise; handler and power are there together or not at all. */
    record StatedRepresentatives(
            RelatedPerson legalRepresentative,
            @Nullable RelatedPerson handler,
            @Nullable PowerOfAttorney powerOfAttorney) {}

    @Override
    public @Nullable StatedRepresentatives examine(AuthorizationStatement statement, Faults allFaults) {
        var faults = allFaults.under(RuleCode.A9);
        var stated = statement.circumstances().representation();
        var type = Faults.named(DocumentType.class, statement.documentType());
        if (type.isEmpty()) {
            return null;
        }
        return switch (type.get()) {
            case RESIDENT_ID -> {
                if (stated != null) {
                    faults.add("enterprise", "only an enterprise has a legal representative and a handler");
                }
                yield null;
            }
            case UNIFIED_SOCIAL_CREDIT_CODE -> representatives(stated == null ? NOBODY : stated, statement, faults);
        };
    }

    private static @Nullable StatedRepresentatives representatives(
            StatedRepresentation stated, AuthorizationStatement statement, Faults faults) {
        if (!SigningChannel.COUNTER.name().equals(statement.signingChannel())) {
            faults.add("signingChannel", "an enterprise seals its authorization at the counter");
        }
        var legalRepresentative = PersonCheck.examine(
                RelatedPerson.Part.LEGAL_REPRESENTATIVE,
                "enterprise.legalRepresentative",
                stated.legalRepresentative(),
                faults);
        if (stated.handler() == null) {
            if (stated.powerOfAttorney() != null) {
                faults.add("enterprise.powerOfAttorney", "a power of attorney is given to a handler who is named");
            }
            return legalRepresentative == null ? null : new StatedRepresentatives(legalRepresentative, null, null);
        }
        var handler = PersonCheck.examine(RelatedPerson.Part.HANDLER, "enterprise.handler", stated.handler(), faults);
        var power = power(stated.powerOfAttorney(), statement, faults);
        if (legalRepresentative != null
                && handler != null
                && legalRepresentative.document().equals(handler.document())) {
            faults.add("enterprise.handler", "a handler is another person than the legal representative");
        }
        return legalRepresentative == null || handler == null || power == null
                ? null
                : new StatedRepresentatives(legalRepresentative, handler, power);
    }

    private static @Nullable PowerOfAttorney power(
            @Nullable StatedPowerOfAttorney given, AuthorizationStatement statement, Faults faults) {
        var field = "enterprise.powerOfAttorney";
        var stated = given == null ? NO_POWER : given;
        var start = faults.date(field + ".startDate", stated.startDate(), "a date such as 2026-11-25");
        var end = faults.date(field + ".endDate", stated.endDate(), "a date such as 2026-12-24");
        if (stated.scope().isEmpty()) {
            faults.add(field + ".scope", "is missing");
        }
        if (stated.scope().size() > PowerOfAttorneyScope.values().length) {
            faults.add(field + ".scope", "every scope is named once");
            return null;
        }
        var scope = faults.severalOf(PowerOfAttorneyScope.class, field + ".scope", stated.scope());
        if (!scope.isEmpty() && !scope.contains(PowerOfAttorneyScope.CREDIT_AUTHORIZATION)) {
            faults.add(field + ".scope", "covers " + PowerOfAttorneyScope.CREDIT_AUTHORIZATION);
        }
        if (start == null || end == null) {
            return null;
        }
        if (end.isBefore(start)) {
            faults.add(field + ".endDate", "is not before the start date");
            return null;
        }
        var term = new Term(start, end);
        var signed = signingTime(statement.signingTime());
        if (signed != null && (!term.hasStarted(signed) || term.hasExpired(signed))) {
            faults.add(field + ".endDate", "its term covers the day of signing");
        }
        return scope.isEmpty() ? null : new PowerOfAttorney(term, scope);
    }

    /** Null for what {@link SigningCheck} refuses. */
    private static @Nullable Instant signingTime(@Nullable String text) {
        try {
            return text == null ? null : OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException unreadable) {
            return null;
        }
    }
}
