package cn.zhengxin.authorization.customerauthorization.application;

import cn.zhengxin.authorization.evidence.EvidenceFiles;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Completes what a requester has just changed to an answer; the change itself is the record of this access. */
@Service
public class DescribeAuthorization {

    private final Particulars particulars;
    private final EvidenceFiles evidenceFiles;

    public DescribeAuthorization(Particulars particulars, EvidenceFiles evidenceFiles) {
        this.particulars = particulars;
        this.evidenceFiles = evidenceFiles;
    }

    @Transactional(readOnly = true)
    public AuthorizationFile handle(StoredAuthorization stored) {
        return new AuthorizationFile(
                stored, particulars.of(stored.id()), evidenceFiles.of(stored.id()), particulars.remarksOn(stored.id()));
    }
}
