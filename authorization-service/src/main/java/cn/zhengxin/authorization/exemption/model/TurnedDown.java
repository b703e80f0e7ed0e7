package cn.zhengxin.authorization.exemption.model;

/** A reviewer said no; final for queries. What was asked of the bureau before is still reported. */
public record TurnedDown(ExemptionFacts facts, ExemptionProgress progress) implements JudicialExemption {

    @Override
    public TurnedDown with(CentralBankReport report) {
        return new TurnedDown(facts, progress.with(report));
    }
}
