package cn.zhengxin.query.gate;

/** What is out of the ordinary about a query, and may be covered by a special grant (Q3). */
public enum Circumstance {
    OFF_HOURS,
    NON_WORKING_DAY,
    CROSS_REGION,
    OVER_VOLUME
}
