package cn.zhengxin.audit.alert;

import static org.assertj.core.api.Assertions.assertThat;

import cn.zhengxin.audit.AuditServiceFixture;
import cn.zhengxin.audit.alert.application.RaiseAlert;
import cn.zhengxin.audit.alert.model.AlertLevel;
import cn.zhengxin.audit.alert.model.NewAlert;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.transaction.support.TransactionOperations;

/** Takes an alert along its life the way an indicator and people do. Every account has one alert. */
final class AlertJourney {

    static final String ALERTS = "/api/v1/alerts";
    static final String CONFIRMED =
            "{\"confirmed\": true, \"violation\": \"ACCOUNT_SHARED\", \"reference\": \"INV-2026-0031\"}";
    static final String NOT_CONFIRMED =
            "{\"confirmed\": false, \"ground\": \"BUSINESS_NEED_PROVEN\", \"reference\": \"INV-2026-0032\"}";
    static final String AGREE = "{\"decision\": \"AGREE\"}";
    static final String TURN_DOWN = "{\"decision\": \"TURN_DOWN\"}";

    private static final AtomicInteger NEXT = new AtomicInteger();

    private final AuditServiceFixture fixture;
    private final RaiseAlert raise;
    private final TransactionOperations transactions;

    AlertJourney(AuditServiceFixture fixture, BeanFactory beans) {
        this.fixture = fixture;
        this.raise = beans.getBean(RaiseAlert.class);
        this.transactions = beans.getBean(TransactionOperations.class);
    }

    static String account() {
        return "officer.number" + NEXT.incrementAndGet();
    }

    String risk() {
        return fixture.staff("risk.qian", "B10001", "E1009", "risk-officer");
    }

    RaiseAlert.Outcome see(String account, AlertLevel level, String institution, Long... evidence) {
        return see("QUERY_BURST", account, level, institution, evidence);
    }

    RaiseAlert.Outcome see(String indicator, String account, AlertLevel level, String institution, Long... evidence) {
        return transactions.execute(transaction -> raise.handle(new NewAlert(
                indicator,
                level,
                account,
                "E-" + account,
                institution,
                List.of(evidence),
                "40 queries within 5 minutes, 10 are usual")));
    }

    /** The id of a new alert. */
    String raised(AlertLevel level) {
        return raised(level, "B10001");
    }

    String raised(AlertLevel level, String institution) {
        return raised("QUERY_BURST", account(), level, institution);
    }

    String raised(String indicator, String account, AlertLevel level, String institution) {
        return switch (see(indicator, account, level, institution, 1L, 2L)) {
            case RaiseAlert.Outcome.Raised raised -> raised.alert().facts().id().toString();
            case RaiseAlert.Outcome.Added added -> throw new AssertionError(added);
            case RaiseAlert.Outcome.KnownBefore known -> throw new AssertionError(known);
        };
    }

    String judged(AlertLevel level) {
        return judged(raised(level), CONFIRMED);
    }

    /** Looked at, and found upon by risk. */
    String judged(String id, String finding) {
        ok(fixture.post(risk(), ALERTS + "/" + id + "/check", ""));
        ok(fixture.post(risk(), ALERTS + "/" + id + "/finding", finding));
        return id;
    }

    static void ok(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    }
}
