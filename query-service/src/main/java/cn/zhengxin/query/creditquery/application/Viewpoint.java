package cn.zhengxin.query.creditquery.application;

/**
 * Who looks at queries.
 *
 * @param seesInstitution a reviewer sees the institution's queries, others their own
 * @param seesForCompliance compliance sees those of the institution's that are sent to it (Q10)
 */
public record Viewpoint(String account, String institution, boolean seesInstitution, boolean seesForCompliance) {}
