package cn.zhengxin.authorization.refusal;

import org.jspecify.annotations.Nullable;

/** Where refusals are kept. Nobody reads them back (A17). */
interface AuthorizationRefusals {

    /**
     * Keeps one for good.
     *
     * @param who sealed beside the record; null where the subject records it and is known by reference only
     */
    void add(AuthorizationRefusal refusal, @Nullable RefusingSubject who);
}
