package cn.zhengxin.authorization.template.model;

import org.jspecify.annotations.Nullable;

/**
 * One paragraph of a consent.
 *
 * @param keyClause the key clause it is; null for every other paragraph
 */
public record Paragraph(@Nullable KeyClause keyClause, String text) {}
