package cn.zhengxin.authorization.exemption.application;

import cn.zhengxin.authorization.exemption.model.ExemptionFacts;
import cn.zhengxin.authorization.exemption.model.JudicialExemption;

/**
 * An exemption as it is kept.
 *
 * @param version grows by one with every change; what {@code ETag} and {@code If-Match} speak of
 */
public record StoredExemption(JudicialExemption exemption, long version) {

    public ExemptionFacts facts() {
        return exemption.facts();
    }
}
