package cn.zhengxin.authorization.customerauthorization.application;

import cn.zhengxin.authorization.AuthorizationId;
import cn.zhengxin.authorization.caller.Party;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** Accesses to single files beyond one's own that others approved (A14). */
public interface ApprovedAccesses {

    /** The access by which somebody may open a file at a moment; empty when there is none, or its time is over. */
    Optional<UUID> of(AuthorizationId authorization, Party party, Instant moment);
}
