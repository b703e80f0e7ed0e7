package cn.zhengxin.authorization.identityprovider.application;

import cn.zhengxin.authorization.caller.Requester;
import cn.zhengxin.identity.Role;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;

/** O2: administrators see their institution's differences, the province and auditors see all. */
@Service
public class ListAccountDifferences {

    private final AccountDifferences differences;

    public ListAccountDifferences(AccountDifferences differences) {
        this.differences = differences;
    }

    public List<AccountDifference> handle(Requester requester) {
        var seesAll = requester.has(Role.AUDITOR) || requester.has(Role.CREDIT_ADMINISTRATOR_PROVINCE);
        return differences.all(
                seesAll
                        ? null
                        : Optional.ofNullable(requester.party().institution()).orElseThrow());
    }
}
