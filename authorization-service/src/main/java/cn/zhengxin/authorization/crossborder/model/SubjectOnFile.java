package cn.zhengxin.authorization.crossborder.model;

import cn.zhengxin.authorization.customerauthorization.model.AgeGroup;
import cn.zhengxin.authorization.customerauthorization.model.RelatedPerson;
import java.time.Instant;
import java.util.Optional;

/** What an authorization's file tells of its subject: how old, and who the guardian is. */
public interface SubjectOnFile {

    /** By the identity document (A5); empty once the file's key is destroyed. */
    Optional<AgeGroup> ageAt(Instant moment);

    /** Whether this person acted beside the subject as guardian when the authorization was given (A5). */
    boolean isGuardianOfRecord(RelatedPerson person);
}
