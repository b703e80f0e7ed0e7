package cn.zhengxin.authorization.employment;

import cn.zhengxin.authorization.operator.model.Place;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class JdbcEmployments implements Employments {

    private final JdbcClient jdbc;

    JdbcEmployments(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Optional<Employment> find(String employeeNumber) {
        return jdbc.sql("SELECT * FROM employment WHERE employee_number = :number")
                .param("number", employeeNumber)
                .query((row, number) -> {
                    var asOf = row.getObject("as_of", OffsetDateTime.class).toInstant();
                    return row.getBoolean("employed")
                            ? new Employment.Current(
                                    new Place(row.getString("institution"), row.getString("branch")), asOf)
                            : (Employment) new Employment.Ended(asOf);
                })
                .optional();
    }

    @Override
    public boolean note(String employeeNumber, Employment employment) {
        var place = employment instanceof Employment.Current current ? current.place() : null;
        return jdbc.sql("""
                        INSERT INTO employment AS known (employee_number, employed, institution, branch, as_of)
                        VALUES (:number, :employed, :institution, :branch, :asOf)
                        ON CONFLICT (employee_number) DO UPDATE
                        SET employed = excluded.employed, institution = excluded.institution, branch = excluded.branch,
                            as_of = excluded.as_of
                        WHERE known.as_of < excluded.as_of OR (known.as_of = excluded.as_of AND NOT excluded.employed)
                        """)
                        .param("number", employeeNumber)
                        .param("employed", place != null)
                        .param("institution", place == null ? null : place.institution())
                        .param("branch", place == null ? null : place.branch())
                        .param("asOf", employment.asOf().atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }

    @Override
    public boolean isClosed(String branch) {
        return jdbc.sql("SELECT EXISTS (SELECT 1 FROM branch_status WHERE branch = :branch AND NOT open)")
                .param("branch", branch)
                .query(Boolean.class)
                .single();
    }

    @Override
    public boolean noteBranch(String branch, boolean isOpen, Instant asOf) {
        return jdbc.sql("""
                        INSERT INTO branch_status AS known (branch, open, as_of) VALUES (:branch, :open, :asOf)
                        ON CONFLICT (branch) DO UPDATE SET open = excluded.open, as_of = excluded.as_of
                        WHERE known.as_of < excluded.as_of
                        """)
                        .param("branch", branch)
                        .param("open", isOpen)
                        .param("asOf", asOf.atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }
}
