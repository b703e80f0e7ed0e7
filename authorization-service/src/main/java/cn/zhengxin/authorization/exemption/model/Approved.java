package cn.zhengxin.authorization.exemption.model;

/** Two reviewers approved. */
public record Approved(ExemptionFacts facts, ExemptionProgress progress) implements JudicialExemption {

    @Override
    public Approved with(CentralBankReport report) {
        return new Approved(facts, progress.with(report));
    }
}
