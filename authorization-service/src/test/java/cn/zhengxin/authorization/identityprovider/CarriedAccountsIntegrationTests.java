package cn.zhengxin.authorization.identityprovider;

import static org.assertj.core.api.Assertions.assertThat;

import cn.zhengxin.authorization.AuthorizationServiceIntegration;
import cn.zhengxin.authorization.identityprovider.application.CarriedAccounts;
import cn.zhengxin.authorization.identityprovider.application.DesiredAccount;
import cn.zhengxin.authorization.operator.model.Account;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

/** What the register's rows want of the identity provider, state by state. */
class CarriedAccountsIntegrationTests extends AuthorizationServiceIntegration {

    private static final int GRADE_B_FROM = 70;
    private static final String SUSPENDED = "{\"reason\":\"OTHER\",\"at\":\"2026-01-01T00:00:00Z\"}";

    private final String account = "carried." + UUID.randomUUID();

    @Autowired
    private CarriedAccounts carried;

    @AfterEach
    void forget() {
        for (var statement : List.of(
                "DELETE FROM carried_account WHERE operator_account = :account",
                "DELETE FROM credit_operator WHERE account = :account")) {
            owner().sql(statement).param("account", account).update();
        }
    }

    @ParameterizedTest(name = "O5, O7, O11 · {0}, suspension {1}, {2} points: granted {3}, may act {4}")
    @CsvSource({
        "APPLIED, false, 100, false, false",
        "TRAINED, false, 100, false, false",
        "APPROVED, false, 100, true, false",
        "ACTIVE, false, 100, true, true",
        "ACTIVE, false, 70, true, true",
        "ACTIVE, false, 69, true, false",
        "LOCKED, false, 100, true, false",
        "SUSPENDED, true, 100, true, false",
        "LEFT, false, 100, false, false",
        // An instance of the release before writes the suspension alone, and it decides between these two.
        "ACTIVE, true, 100, true, false",
        "SUSPENDED, false, 100, true, true"
    })
    void wants(String state, boolean suspended, int points, boolean granted, boolean mayAct) {
        insert(state, suspended, points, "query-officer,reviewer");

        var desired = desired();

        assertThat(desired.granted()).isEqualTo(granted);
        assertThat(desired.mayAct()).isEqualTo(mayAct);
        assertThat(desired.roles()).isEqualTo(Set.of("query-officer", "reviewer"));
        assertThat(desired.institution()).isEqualTo("B10001");
        assertThat(desired.branch()).isEqualTo("B10001-01");
    }

    @ParameterizedTest(name = "O1 · roles {0}")
    @CsvSource({"''", "auditor", "'compliance-officer,risk-officer,legal-reviewer'"})
    void wantsRoles(String roles) {
        insert("ACTIVE", false, 100, roles);

        // A row without roles has no say in them.
        assertThat(desired().roles()).isEqualTo(roles.isEmpty() ? null : Set.of(roles.split(",", -1)));
    }

    private DesiredAccount desired() {
        carried.enrolNew();
        carried.markCarried(new Account(account), 1);
        return carried.settled(GRADE_B_FROM).stream()
                .filter(one -> one.account().value().equals(account))
                .findFirst()
                .orElseThrow();
    }

    private void insert(String state, boolean suspended, int points, String roles) {
        owner().sql("""
                        INSERT INTO credit_operator
                            (account, employee_number, institution_code, branch, points, state, roles, suspension, lock, departure)
                        VALUES (:account, :number, 'B10001', 'B10001-01', :points, :state, string_to_array(:roles, ','),
                            :suspension::jsonb, :lock::jsonb, :departure::jsonb)
                        """)
                .param("account", account)
                .param("number", "N" + UUID.randomUUID().toString().substring(0, 8))
                .param("points", points)
                .param("state", state)
                .param("roles", roles)
                .param("suspension", suspended ? SUSPENDED : null)
                .param("lock", state.equals("LOCKED") ? "{\"at\":\"2026-01-01T00:00:00Z\"}" : null)
                .param("departure", state.equals("LEFT") ? "{\"at\":\"2026-01-01T00:00:00Z\"}" : null)
                .update();
    }
}
