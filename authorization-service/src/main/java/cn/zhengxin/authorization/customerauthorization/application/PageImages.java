package cn.zhengxin.authorization.customerauthorization.application;

import cn.zhengxin.authorization.AuthorizationId;
import cn.zhengxin.authorization.customerauthorization.model.SubjectReference;
import cn.zhengxin.authorization.evidence.EvidenceId;
import java.util.Collection;
import java.util.List;

/** The page images that authorizations were signed with, known by their digests (A4). */
public interface PageImages {

    /**
     * Where images with these digests signed before, oldest first. Two signings with the same image queue up: the second sees
     * the first.
     *
     * @param except the authorization that is being signed
     */
    List<Earlier> signedBefore(Collection<String> sha256, AuthorizationId except);

    /** An image of an authorization that was signed. */
    record Earlier(EvidenceId evidence, String sha256, AuthorizationId authorization, SubjectReference subject) {}
}
