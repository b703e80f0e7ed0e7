package cn.zhengxin.authorization.customerauthorization.application;

import cn.zhengxin.authorization.AuthorizationId;
import cn.zhengxin.authorization.customerauthorization.model.AgeGroup;
import java.time.Instant;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** A5: the subject's age, from the sealed identity document and a moment, and from nothing that was noted on the way. */
@Component
public class SubjectAges {

    private final Particulars particulars;

    public SubjectAges(Particulars particulars) {
        this.particulars = particulars;
    }

    /** Empty once the file's key is destroyed: nobody can tell any more. */
    public Optional<AgeGroup> of(AuthorizationId id, Instant moment) {
        return particulars.of(id).map(known -> AgeGroup.of(known.document(), moment));
    }
}
