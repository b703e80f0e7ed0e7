package cn.zhengxin.authorization.sealedcontent;

import cn.zhengxin.authorization.AuthorizationId;
import java.util.List;
import java.util.Set;

/**
 * One feature's sealed part of an authorization. Every table with the columns {@code authorization_id} and {@code wrapped_key} is
 * named by a bean of this type, so that a destruction leaves none out (A15).
 */
public interface SealedContent {

    Set<String> tables();

    /**
     * Destroys the keys of everything this feature sealed for the authorization, for good; joins the caller's transaction.
     *
     * @return what could be opened before and cannot be any more
     */
    List<DestroyedPart> destroy(AuthorizationId authorization);
}
