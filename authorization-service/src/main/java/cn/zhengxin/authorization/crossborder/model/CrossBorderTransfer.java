package cn.zhengxin.authorization.crossborder.model;

import cn.zhengxin.authorization.customerauthorization.model.Active;
import cn.zhengxin.workingcalendar.BankDay;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * May these fields leave the country for this recipient at this moment? A pure function (A8, A12): no job has to have run for an
 * expired, withdrawn or closed authorization to end every transfer under it.
 */
public final class CrossBorderTransfer {

    private CrossBorderTransfer() {}

    /** A consent with everything that speaks against resting on it. */
    private record Candidate(ConsentOnFile onFile, Set<TransferRefusal> refusals, long fieldsNotConsented) {

        boolean isOfSomebodyElse() {
            return refusals.contains(TransferRefusal.OTHER_RECIPIENT)
                    || refusals.contains(TransferRefusal.OTHER_COUNTRY);
        }
    }

    /** All refusals at once. Where several consents are on file, the one for this recipient that refuses least decides. */
    public static TransferDecision decide(TransferInQuestion question) {
        var refusals = EnumSet.noneOf(TransferRefusal.class);
        refusals.addAll(ofAuthorization(question));
        var candidate = question.consents().stream()
                .map(onFile -> candidate(onFile, question))
                .min(Comparator.comparing(Candidate::isOfSomebodyElse)
                        .thenComparingInt(one -> one.refusals().size())
                        .thenComparingLong(Candidate::fieldsNotConsented));
        candidate.ifPresentOrElse(
                found -> refusals.addAll(found.refusals()), () -> refusals.addAll(withoutConsent(question)));
        var consented = candidate
                .map(found -> found.onFile().consent().facts().content().categories())
                .orElse(Set.of());
        var refused = !refusals.isEmpty();
        var answers = new ArrayList<FieldAnswer>();
        for (var field : question.fields()) {
            var answer = answer(field, candidate.isPresent(), consented, refused);
            answers.add(answer);
            refusals.addAll(answer.refusals());
        }
        return new TransferDecision(candidate.map(found -> found.onFile().consent()), answers, refusals);
    }

    private static Set<TransferRefusal> ofAuthorization(TransferInQuestion question) {
        var refusals = EnumSet.noneOf(TransferRefusal.class);
        var moment = question.moment();
        if (!(question.authorization() instanceof Active)
                || question.loanEnded()
                || question.above().stream().anyMatch(parent -> !parent.isInForce(moment))) {
            refusals.add(TransferRefusal.AUTHORIZATION_NOT_USABLE);
        }
        if (!question.authorization().facts().content().term().runsAt(moment)) {
            refusals.add(TransferRefusal.AUTHORIZATION_NOT_RUNNING);
        }
        return refusals;
    }

    private static Set<TransferRefusal> withoutConsent(TransferInQuestion question) {
        return question.recipient().kind().needsApproval()
                ? EnumSet.of(TransferRefusal.NO_CONSENT, TransferRefusal.APPROVAL_MISSING)
                : EnumSet.of(TransferRefusal.NO_CONSENT);
    }

    private static Candidate candidate(ConsentOnFile onFile, TransferInQuestion question) {
        var refusals = EnumSet.noneOf(TransferRefusal.class);
        var content = onFile.consent().facts().content();
        switch (onFile.consent()) {
            case RecordedConsent _ -> refusals.add(TransferRefusal.CONSENT_NOT_VERIFIED);
            case RejectedConsent _ -> refusals.add(TransferRefusal.CONSENT_NOT_VERIFIED);
            case WithdrawnConsent _ -> refusals.add(TransferRefusal.CONSENT_WITHDRAWN);
            case VerifiedConsent _ -> {}
        }
        var named = content.recipient();
        var asked = question.recipient();
        if (!named.reference().equals(asked.reference()) || named.kind() != asked.kind()) {
            refusals.add(TransferRefusal.OTHER_RECIPIENT);
        }
        if (!named.country().equals(asked.country())) {
            refusals.add(TransferRefusal.OTHER_COUNTRY);
        }
        if (onFile.words()
                .map(ConsentWords::routeReference)
                .filter(text -> !text.isBlank())
                .isEmpty()) {
            refusals.add(TransferRefusal.ROUTE_REFERENCE_MISSING);
        }
        if (BankDay.of(question.moment()).isAfter(content.routeValidUntil())) {
            refusals.add(TransferRefusal.ROUTE_RUN_OUT);
        }
        // PIPL 41: whoever is asked for as a court needs it, and whoever is on file as one.
        if ((asked.kind().needsApproval() || named.kind().needsApproval())
                && onFile.words()
                        .flatMap(words -> Optional.ofNullable(words.approvalNumber()))
                        .filter(text -> !text.isBlank())
                        .isEmpty()) {
            refusals.add(TransferRefusal.APPROVAL_MISSING);
        }
        var fieldsNotConsented = question.fields().stream()
                .flatMap(field -> TransferField.named(field).flatMap(TransferField::category).stream())
                .filter(category -> !content.categories().contains(category))
                .count();
        return new Candidate(onFile, refusals, fieldsNotConsented);
    }

    private static FieldAnswer answer(
            String name, boolean consentOnFile, Set<DataCategory> consented, boolean refused) {
        var field = TransferField.named(name);
        if (field.isEmpty()) {
            return new FieldAnswer(name, FieldAnswer.Form.NOT_TRANSFERABLE, EnumSet.of(TransferRefusal.FIELD_UNKNOWN));
        }
        if (field.get().treatment() == Treatment.NEVER_LEAVES) {
            return new FieldAnswer(name, FieldAnswer.Form.NEVER_LEAVES, EnumSet.of(TransferRefusal.FIELD_NEVER_LEAVES));
        }
        var refusals = EnumSet.noneOf(TransferRefusal.class);
        if (consentOnFile && field.get().category().filter(consented::contains).isEmpty()) {
            refusals.add(TransferRefusal.CATEGORY_NOT_CONSENTED);
        }
        if (refused || !refusals.isEmpty()) {
            return new FieldAnswer(name, FieldAnswer.Form.NOT_TRANSFERABLE, refusals);
        }
        return new FieldAnswer(
                name,
                switch (field.get().treatment()) {
                    case TRANSFERABLE -> FieldAnswer.Form.TRANSFERABLE;
                    case PSEUDONYMISED -> FieldAnswer.Form.PSEUDONYMISED;
                    case NEVER_LEAVES -> FieldAnswer.Form.NEVER_LEAVES;
                },
                refusals);
    }
}
