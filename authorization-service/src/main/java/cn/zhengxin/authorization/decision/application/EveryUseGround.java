package cn.zhengxin.authorization.decision.application;

import cn.zhengxin.authorization.AuthorizationId;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;

/** Grounds of every kind. */
@Service
public class EveryUseGround {

    private final List<UseGrounds> kinds;

    public EveryUseGround(List<UseGrounds> kinds) {
        this.kinds = List.copyOf(kinds);
    }

    /** As {@link UseGrounds#findForChange}, of whatever kind the id is. */
    public Optional<UseGround> findForChange(AuthorizationId id) {
        return kinds.stream().flatMap(kind -> kind.findForChange(id).stream()).findFirst();
    }

    /** As {@link UseGrounds#find}, of whatever kind the id is. */
    public Optional<UseGround> find(AuthorizationId id) {
        return kinds.stream().flatMap(kind -> kind.find(id).stream()).findFirst();
    }
}
