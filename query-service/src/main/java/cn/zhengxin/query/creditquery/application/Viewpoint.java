package cn.zhengxin.query.creditquery.application;

/**
 * Who looks at queries.
 *
 * @param seesInstitution a reviewer sees the institution's queries, others their own
 */
public record Viewpoint(String account, String institution, boolean seesInstitution) {}
