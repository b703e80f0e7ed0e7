package cn.zhengxin.authorization.retention.persistence;

import cn.zhengxin.authorization.policy.PolicyNumber;
import cn.zhengxin.authorization.retention.application.RetentionClasses;
import cn.zhengxin.authorization.retention.model.RetentionClass;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class JdbcRetentionClasses implements RetentionClasses {

    private final JdbcClient jdbc;

    JdbcRetentionClasses(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public List<RetentionClass> all() {
        return jdbc.sql("SELECT name, applies, years, basis FROM retention_class ORDER BY name")
                .query((row, number) -> new RetentionClass(
                        row.getString("name"),
                        RetentionClass.Applies.valueOf(row.getString("applies")),
                        PolicyNumber.valueOf(row.getString("years")),
                        row.getString("basis")))
                .list();
    }
}
