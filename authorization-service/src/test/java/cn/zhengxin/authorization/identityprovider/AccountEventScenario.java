package cn.zhengxin.authorization.identityprovider;

import cn.zhengxin.authorization.AdjustableClock;
import cn.zhengxin.authorization.Api;
import cn.zhengxin.authorization.AuthorizationServiceIntegration;
import cn.zhengxin.authorization.EventScenario;
import cn.zhengxin.authorization.InMemoryIdentityProvider;
import cn.zhengxin.authorization.identityprovider.application.CompareAccounts;
import cn.zhengxin.authorization.identityprovider.application.FoundAccount;
import cn.zhengxin.authorization.operator.model.Account;
import java.util.Set;
import org.springframework.beans.factory.BeanFactory;

final class AccountEventScenario implements EventScenario {

    @Override
    public void makeEvents(Api api, AdjustableClock clock, BeanFactory beans) {
        var provider = beans.getBean(InMemoryIdentityProvider.class);
        var compareAccounts = beans.getBean(CompareAccounts.class);
        api.postEmpty(
                AuthorizationServiceIntegration.institutionAdministrator(),
                "/api/v1/operators/dispute.chen/first-password");
        var stranger = new Account("nobody.known");
        provider.put(new FoundAccount(stranger, true, null, null, null, Set.of("query-officer")));
        compareAccounts.handle();
        provider.remove(stranger);
        compareAccounts.handle();
    }
}
