package cn.zhengxin.authorization.crossborder.application;

import cn.zhengxin.authorization.crossborder.model.ConsentFacts;
import cn.zhengxin.authorization.crossborder.model.CrossBorderConsent;

/**
 * A consent as it is kept.
 *
 * @param version grows by one with every change; what {@code ETag} and {@code If-Match} speak of
 */
public record StoredConsent(CrossBorderConsent consent, long version) {

    public ConsentFacts facts() {
        return consent.facts();
    }
}
