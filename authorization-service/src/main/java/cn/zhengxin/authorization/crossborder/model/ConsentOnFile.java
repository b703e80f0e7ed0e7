package cn.zhengxin.authorization.crossborder.model;

import java.util.Optional;

/**
 * A consent with what its seal holds.
 *
 * @param words empty once their key is destroyed
 */
public record ConsentOnFile(CrossBorderConsent consent, Optional<ConsentWords> words) {}
