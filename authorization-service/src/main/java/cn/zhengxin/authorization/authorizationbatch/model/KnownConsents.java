package cn.zhengxin.authorization.authorizationbatch.model;

import cn.zhengxin.authorization.customerauthorization.model.SubjectReference;
import java.util.Collection;
import java.util.Map;
import java.util.Set;

/** Whose consent a scan has been before: signed with, or named in an earlier batch (A9). */
@FunctionalInterface
public interface KnownConsents {

    /**
     * The subjects of each digest that is known at all.
     *
     * @param sha256 digests of scans
     */
    Map<String, Set<SubjectReference>> subjectsOf(Collection<String> sha256);
}
