package cn.zhengxin.query;

import cn.zhengxin.query.creditquery.application.QuerySubjects;
import cn.zhengxin.query.inquiry.CreditQueryId;
import cn.zhengxin.query.inquiry.Subject;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

public final class InMemoryQuerySubjects implements QuerySubjects {

    private final Map<CreditQueryId, Subject> subjects = new HashMap<>();

    @Override
    public void keep(CreditQueryId query, Subject subject) {
        subjects.put(query, subject);
    }

    @Override
    public Subject of(CreditQueryId query) {
        return Objects.requireNonNull(subjects.get(query));
    }
}
