package cn.zhengxin.query.gate;

/** What is known of loans; authorization-service follows the core system (Q5, Q6). */
public interface LoanStandings {

    /** Of the loan that the query names by its business reference, at the institution that asks. */
    LoanStanding of(Asked asked);
}
