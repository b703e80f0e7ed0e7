package cn.zhengxin.authorization.customerauthorization.application;

import cn.zhengxin.authorization.caller.Requester;
import cn.zhengxin.authorization.evidence.EvidenceFiles;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Completes what a requester has just changed to an answer; the change itself is the record of this access. Empty for whoever may
 * change the file and not read it (A14).
 */
@Service
public class DescribeAuthorization {

    private final Particulars particulars;
    private final EvidenceFiles evidenceFiles;

    public DescribeAuthorization(Particulars particulars, EvidenceFiles evidenceFiles) {
        this.particulars = particulars;
        this.evidenceFiles = evidenceFiles;
    }

    @Transactional(readOnly = true)
    public Optional<AuthorizationFile> handle(StoredAuthorization stored, Requester requester) {
        // Who may change a file need not be one who may read it: an officer of another branch takes a withdrawal.
        return FileAccess.mayRead(requester, stored.authorization())
                ? Optional.of(new AuthorizationFile(
                        stored,
                        particulars.of(stored.id()),
                        evidenceFiles.of(stored.id()),
                        particulars.remarksOn(stored.id())))
                : Optional.empty();
    }
}
