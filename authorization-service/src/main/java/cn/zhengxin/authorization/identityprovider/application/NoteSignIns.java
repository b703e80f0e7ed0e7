package cn.zhengxin.authorization.identityprovider.application;

import cn.zhengxin.authorization.operator.application.Operators;
import cn.zhengxin.authorization.operator.model.Account;
import cn.zhengxin.authorization.operator.model.Obstacle;
import cn.zhengxin.authorization.policy.AuthorizationPolicies;
import cn.zhengxin.workingcalendar.BankDay;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.concurrent.atomic.AtomicReference;
import org.springframework.stereotype.Service;

/**
 * O7: signing in is use of an account, also by those who work with other services only, such as auditors and handlers of
 * disputes. A sign-in counts for the day it was made on; one that the register would have refused on that day counts for nothing.
 */
@Service
public class NoteSignIns {

    /** So long this service may have been down without anybody losing a day of use; each pass overlaps the one before. */
    private static final Duration FIRST_LOOK_BACK = Duration.ofDays(7);

    private static final Duration OVERLAP = Duration.ofMinutes(5);

    private final IdentityProvider provider;
    private final Operators operators;
    private final AuthorizationPolicies policies;
    private final Clock clock;
    private final AtomicReference<Instant> seenUntil;

    public NoteSignIns(IdentityProvider provider, Operators operators, AuthorizationPolicies policies, Clock clock) {
        this.provider = provider;
        this.operators = operators;
        this.policies = policies;
        this.clock = clock;
        this.seenUntil = new AtomicReference<>(clock.instant().minus(FIRST_LOOK_BACK));
    }

    /**
     * Notes the sign-ins since the last pass that came through.
     *
     * @throws cn.zhengxin.identity.DependencyUnavailable when the identity provider does not answer; the next pass looks as far back
     */
    public void handle() {
        var started = clock.instant();
        // Most people sign in several times a day; the register is asked once.
        var noted = new HashSet<Use>();
        provider.signInsSince(seenUntil.get(), signIn -> {
            if (noted.add(new Use(signIn.account(), BankDay.of(signIn.at())))) {
                note(signIn);
            }
        });
        seenUntil.set(started.minus(OVERLAP));
    }

    private record Use(Account account, LocalDate day) {}

    private void note(SignIn signIn) {
        var day = BankDay.of(signIn.at());
        operators
                .find(signIn.account())
                .filter(stored -> stored.facts().lastUsedOn().isBefore(day))
                .filter(stored -> Obstacle.of(stored.operator(), policies.at(signIn.at()), day)
                        .isEmpty())
                .ifPresent(stored -> operators.used(signIn.account(), day));
    }
}
