package cn.zhengxin.query.adoption;

import cn.zhengxin.query.inquiry.CreditQueryId;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

final class InMemoryAdoptions implements Adoptions {

    private final Map<CreditQueryId, Adoption> adoptions = new HashMap<>();

    @Override
    public Optional<Adoption> of(CreditQueryId query) {
        return Optional.ofNullable(adoptions.get(query));
    }

    @Override
    public boolean propose(Adoption.Proposed proposed) {
        Adoption present = adoptions.get(proposed.query());
        if (present != null && !(present instanceof Adoption.TurnedDown)) {
            return false;
        }
        adoptions.put(proposed.query(), proposed);
        return true;
    }

    @Override
    public boolean decide(Adoption.Adopted adopted) {
        return replaced(adopted);
    }

    @Override
    public boolean decide(Adoption.TurnedDown turnedDown) {
        return replaced(turnedDown);
    }

    private boolean replaced(Adoption decided) {
        return adoptions.get(decided.query()) instanceof Adoption.Proposed
                && adoptions.put(decided.query(), decided) != null;
    }
}
