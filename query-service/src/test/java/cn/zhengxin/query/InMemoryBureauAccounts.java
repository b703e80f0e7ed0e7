package cn.zhengxin.query;

import cn.zhengxin.query.bureau.BureauAccount;
import cn.zhengxin.query.bureau.BureauAccountAnswer;
import cn.zhengxin.query.bureau.BureauAccounts;
import java.util.HashMap;
import java.util.Map;

/** Who has which account at the bureau; everybody else has none. */
public final class InMemoryBureauAccounts implements BureauAccounts {

    private final LifeLine life;
    private final Map<String, String> names = new HashMap<>();
    private boolean silent;
    private int asked;
    private Runnable onCall = () -> {};

    public InMemoryBureauAccounts(LifeLine life) {
        this.life = life;
    }

    public void onCall(Runnable check) {
        onCall = check;
    }

    public void map(String operator, String name) {
        names.put(operator, name);
    }

    public void withhold(String operator) {
        names.remove(operator);
    }

    public void goSilent() {
        silent = true;
    }

    public void speakAgain() {
        silent = false;
    }

    public int asked() {
        return asked;
    }

    @Override
    public BureauAccountAnswer of(String operatorAccount) {
        onCall.run();
        life.step();
        asked++;
        if (silent) {
            return new BureauAccountAnswer.Silent();
        }
        var name = names.get(operatorAccount);
        return name == null
                ? new BureauAccountAnswer.Withheld()
                : new BureauAccountAnswer.Given(new BureauAccount(name));
    }
}
