package cn.zhengxin.authorization.operator.application;

import cn.zhengxin.audittrail.AuditEvent;
import cn.zhengxin.audittrail.Outbox;
import cn.zhengxin.authorization.caller.Requester;
import cn.zhengxin.authorization.operator.model.Account;
import cn.zhengxin.authorization.operator.model.ActiveOperator;
import cn.zhengxin.authorization.policy.AuthorizationPolicies;
import cn.zhengxin.authorization.policy.RuleCode;
import java.security.SecureRandom;
import java.time.Clock;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.interceptor.TransactionAspectSupport;

/**
 * O9: the first password, by the administrator in charge (O2) and for whoever has not signed in yet. It has to be changed, and
 * the second factor set up, at the first sign-in; from then on nobody but the owner can set it. Shown means recorded: when the
 * event cannot be committed, no password is shown.
 */
@Service
public class GiveFirstPassword {

    // Without characters that are read for one another.
    private static final String CHARACTERS = "abcdefghijkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789";
    private static final int LENGTH = 20;

    private final Operators operators;
    private final FirstPasswords passwords;
    private final AuthorizationPolicies policies;
    private final Outbox outbox;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    public GiveFirstPassword(
            Operators operators, FirstPasswords passwords, AuthorizationPolicies policies, Outbox outbox, Clock clock) {
        this.operators = operators;
        this.passwords = passwords;
        this.policies = policies;
        this.outbox = outbox;
        this.clock = clock;
    }

    @Transactional
    public FirstPassword handle(Account account, Requester requester) {
        var found = operators.find(account).filter(stored -> OperatorVisibility.maySee(requester, stored.facts()));
        if (found.isEmpty()) {
            return new FirstPassword.Unknown();
        }
        var stored = found.get();
        var now = clock.instant();
        if (!OperatorVisibility.mayManage(requester, stored.facts())) {
            return new FirstPassword.NotYours(policies.at(now).rule(RuleCode.O2));
        }
        if (!(stored.operator() instanceof ActiveOperator)) {
            return new FirstPassword.NotOffered();
        }
        outbox.append(AuditEvent.of(
                        "FirstPasswordGiven", account.value(), now, requester.actor(), requester.origin(), "GIVEN")
                .underPolicy(policies.at(now).version())
                .with("employeeNumber", stored.facts().employeeNumber())
                .with("institution", stored.facts().institution()));
        var password = password();
        return switch (passwords.set(account, password)) {
            case SET -> new FirstPassword.Given(password);
            case NOT_OFFERED -> {
                TransactionAspectSupport.currentTransactionStatus().setRollbackOnly();
                yield new FirstPassword.NotOffered();
            }
        };
    }

    private String password() {
        var password = new StringBuilder();
        for (int place = 0; place < LENGTH; place++) {
            password.append(CHARACTERS.charAt(random.nextInt(CHARACTERS.length())));
        }
        return password.toString();
    }
}
