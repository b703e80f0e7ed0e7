package cn.zhengxin.authorization.decision.application;

import cn.zhengxin.authorization.AuthorizationId;
import java.util.Optional;

/** Where grounds of one kind are found. Each bean of this type is asked; ids are never shared between kinds. */
public interface UseGrounds {

    /** Empty where the id names none of this kind. Nobody else takes one of its uses before the caller's transaction ends. */
    Optional<UseGround> findForChange(AuthorizationId id);

    /** As it stands, without keeping anybody from anything: for those who only look. */
    Optional<UseGround> find(AuthorizationId id);
}
