package cn.zhengxin.authorization.crossborder.model;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What may leave, and everything that refuses.
 *
 * @param consent the consent it was decided by; empty where there is none
 * @param refusals all of them, of the transfer and of single fields
 */
public record TransferDecision(
        Optional<CrossBorderConsent> consent, List<FieldAnswer> fields, Set<TransferRefusal> refusals) {

    public TransferDecision {
        fields = List.copyOf(fields);
        refusals = Set.copyOf(refusals);
    }

    /** Of all fields together. */
    public enum Outcome {
        ALLOWED,
        PARTLY_ALLOWED,
        REFUSED
    }

    public Outcome outcome() {
        var leaving = fields.stream().filter(answer -> answer.form().leaves()).count();
        if (leaving == 0) {
            return Outcome.REFUSED;
        }
        return leaving == fields.size() ? Outcome.ALLOWED : Outcome.PARTLY_ALLOWED;
    }
}
