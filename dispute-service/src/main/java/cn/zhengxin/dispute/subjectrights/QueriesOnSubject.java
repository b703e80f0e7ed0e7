package cn.zhengxin.dispute.subjectrights;

import java.util.List;

/** The queries made on a person, as the query service knows them. */
public interface QueriesOnSubject {

    /**
     * All of them, latest first.
     *
     * @throws cn.zhengxin.identity.DependencyUnavailable when they cannot be asked for; that is never an empty list
     */
    List<QueryOnSubject> of(String subjectReference);
}
