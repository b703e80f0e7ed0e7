package cn.zhengxin.query;

import cn.zhengxin.query.gate.GateQuestion;
import cn.zhengxin.query.gate.OperatorStandings;
import cn.zhengxin.query.gate.PermissionAnswer;
import cn.zhengxin.query.gate.QueryPermissions;
import cn.zhengxin.query.gate.SpentUse;
import cn.zhengxin.query.gate.Standing;
import cn.zhengxin.query.gate.UseAnswer;
import cn.zhengxin.query.inquiry.AuthorizationId;
import cn.zhengxin.query.inquiry.CreditQueryId;
import cn.zhengxin.query.inquiry.Reason;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The authorization service as this service sees it; one authorization with a number of uses. */
public final class InMemoryAuthorizations implements QueryPermissions, OperatorStandings {

    private final LifeLine life;
    private final InMemoryBackground background;
    private final Set<CreditQueryId> reserved = new HashSet<>();
    private final Set<CreditQueryId> consumed = new HashSet<>();
    private final Set<CreditQueryId> released = new HashSet<>();
    private final Map<String, Standing> standings = new HashMap<>();
    private int uses = 1;
    private boolean withdrawn;
    private boolean silent;
    private Runnable onCall = () -> {};

    public InMemoryAuthorizations(LifeLine life, InMemoryBackground background) {
        this.life = life;
        this.background = background;
    }

    public void onCall(Runnable check) {
        onCall = check;
    }

    public void uses(int number) {
        uses = number;
    }

    public void withdraw() {
        withdrawn = true;
    }

    public void goSilent() {
        silent = true;
    }

    public void speakAgain() {
        silent = false;
    }

    public void standing(String account, Standing standing) {
        standings.put(account, standing);
    }

    @Override
    public UseAnswer reserve(GateQuestion question) {
        return new UseAnswer(reserved(question), background.tieOf(question.asked()));
    }

    private PermissionAnswer reserved(GateQuestion question) {
        onCall.run();
        life.step();
        if (silent) {
            return new PermissionAnswer.Silent();
        }
        if (withdrawn) {
            return refused("A10");
        }
        if (!reserved.contains(question.query()) && reserved.size() + consumed.size() >= uses) {
            return refused("A13");
        }
        reserved.add(question.query());
        life.step();
        return new PermissionAnswer.Granted();
    }

    @Override
    public UseAnswer examine(GateQuestion question) {
        return new UseAnswer(examined(), background.tieOf(question.asked()));
    }

    private PermissionAnswer examined() {
        onCall.run();
        life.step();
        if (silent) {
            return new PermissionAnswer.Silent();
        }
        if (withdrawn) {
            return refused("A10");
        }
        return reserved.size() + consumed.size() >= uses ? refused("A13") : new PermissionAnswer.Granted();
    }

    @Override
    public PermissionAnswer confirm(AuthorizationId authorization, CreditQueryId query) {
        onCall.run();
        life.step();
        if (silent) {
            return new PermissionAnswer.Silent();
        }
        if (withdrawn || !reserved.contains(query)) {
            return refused(withdrawn ? "A10" : "A13");
        }
        return new PermissionAnswer.Granted();
    }

    @Override
    public Set<CreditQueryId> consume(List<SpentUse> uses) {
        onCall.run();
        life.step();
        if (silent) {
            return Set.of();
        }
        Set<CreditQueryId> told = uses.stream().map(SpentUse::query).collect(Collectors.toUnmodifiableSet());
        reserved.removeAll(told);
        consumed.addAll(told);
        life.step();
        return told;
    }

    @Override
    public boolean release(AuthorizationId authorization, CreditQueryId query) {
        onCall.run();
        life.step();
        if (silent) {
            return false;
        }
        reserved.remove(query);
        released.add(query);
        life.step();
        return true;
    }

    @Override
    public Standing of(String account, @Nullable String terminal) {
        onCall.run();
        life.step();
        return silent ? new Standing.Silent() : standings.getOrDefault(account, new Standing.UnknownOperator());
    }

    private static PermissionAnswer refused(String rule) {
        return new PermissionAnswer.Refused(List.of(new Reason(rule, "basis", "message", "cure")));
    }

    public Set<CreditQueryId> reserved() {
        return Set.copyOf(reserved);
    }

    public Set<CreditQueryId> consumed() {
        return Set.copyOf(consumed);
    }

    public Set<CreditQueryId> released() {
        return Set.copyOf(released);
    }
}
