package cn.zhengxin.authorization;

import cn.zhengxin.authorization.customerauthorization.application.Particulars;
import cn.zhengxin.authorization.customerauthorization.model.SubjectParticulars;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

public final class InMemoryParticulars implements Particulars {

    private final Map<AuthorizationId, SubjectParticulars> kept = new HashMap<>();

    private final Map<AuthorizationId, List<Remark>> remarks = new HashMap<>();

    @Override
    public void keep(AuthorizationId authorization, SubjectParticulars particulars) {
        kept.put(authorization, particulars);
    }

    @Override
    public Optional<SubjectParticulars> of(AuthorizationId authorization) {
        return Optional.ofNullable(kept.get(authorization));
    }

    @Override
    public void remark(AuthorizationId authorization, Remark remark) {
        remarks.computeIfAbsent(authorization, _ -> new ArrayList<>()).add(remark);
    }

    @Override
    public List<Remark> remarksOn(AuthorizationId authorization) {
        return List.copyOf(remarks.getOrDefault(authorization, List.of()));
    }

    public void forget(AuthorizationId authorization) {
        kept.remove(authorization);
    }
}
