package cn.zhengxin.authorization.loan;

import cn.zhengxin.authorization.AdjustableClock;
import cn.zhengxin.authorization.Api;
import cn.zhengxin.authorization.AuthorizationServiceIntegration;
import cn.zhengxin.authorization.EventScenario;
import cn.zhengxin.authorization.Journey;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

final class LoanEventScenario implements EventScenario {

    @Override
    public void makeEvents(Api api, AdjustableClock clock, BeanFactory beans) {
        var id = new Journey(api, clock).active(1);
        var loan = "LN-" + UUID.randomUUID();
        api.post(
                AuthorizationServiceIntegration.loanOrigination(),
                Journey.AUTHORIZATIONS + "/" + id + "/loan",
                Map.of("loanReference", loan));
        new CoreSystem(AuthorizationServiceIntegration.bootstrapServers())
                .tell(CoreSystem.news(loan, "DORMANT", clock.instant()));
        var noted = beans.getBean(JdbcClient.class)
                .sql("SELECT count(*) FROM outbox_event WHERE aggregate_id = :loan AND type = 'LoanFactsNoted'")
                .param("loan", loan)
                .query(Long.class);
        Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> noted.single() > 0);
        api.post(
                AuthorizationServiceIntegration.loanOrigination(),
                "/api/v1/loans/" + loan + "/customer-confirmation",
                Map.of("channel", "COUNTER"));
    }
}
