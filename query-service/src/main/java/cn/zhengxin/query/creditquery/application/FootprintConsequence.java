package cn.zhengxin.query.creditquery.application;

/** What a new mark at the bureau brings about. Joins the transaction that settles the query (N5), and asks nobody outside. */
public interface FootprintConsequence {

    /** Called once for each query, and never for one that reached the bureau not at all. */
    void follow(Footprint footprint);
}
