package cn.zhengxin.authorization.customerauthorization.application;

import cn.zhengxin.authorization.customerauthorization.model.SubjectParticulars;
import cn.zhengxin.authorization.evidence.EvidenceItem;
import java.util.List;
import java.util.Optional;

/**
 * Everything on file for one authorization.
 *
 * @param particulars empty once their key is destroyed
 */
public record AuthorizationFile(
        StoredAuthorization stored,
        Optional<SubjectParticulars> particulars,
        List<EvidenceItem> evidence,
        List<Particulars.Remark> remarks) {

    public AuthorizationFile {
        evidence = List.copyOf(evidence);
        remarks = List.copyOf(remarks);
    }
}
