package cn.zhengxin.authorization.institution;

import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class JdbcInstitutions implements Institutions, PartnerInstitutions {

    private final JdbcClient jdbc;

    JdbcInstitutions(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Optional<Institution> active(String code) {
        return jdbc.sql("SELECT code, full_name FROM institution WHERE code = :code AND active")
                .param("code", code)
                .query((row, number) -> new Institution(row.getString("code"), row.getString("full_name")))
                .optional();
    }

    @Override
    public void enter(String code, String fullName) {
        jdbc.sql("""
                        INSERT INTO institution (code, full_name, kind) VALUES (:code, :fullName, 'PARTNER')
                        ON CONFLICT DO NOTHING
                        """).param("code", code).param("fullName", fullName).update();
    }
}
