package cn.zhengxin.authorization.customerauthorization.model;

import cn.zhengxin.authorization.evidence.EvidenceId;
import java.util.Set;

/**
 * What the platform knows of the page images a signing brings.
 *
 * @param ofAnotherSubject signed for another subject before (A4)
 * @param ofOtherParty signed before for the borrower this guarantor stands for, or for a guarantor of this borrower (A6)
 * @param undeclared not among the scans that the batch named for this row (A9)
 */
public record ImageFindings(
        Set<EvidenceId> ofAnotherSubject, Set<EvidenceId> ofOtherParty, Set<EvidenceId> undeclared) {

    public static final ImageFindings NONE = new ImageFindings(Set.of(), Set.of(), Set.of());

    public ImageFindings {
        ofAnotherSubject = Set.copyOf(ofAnotherSubject);
        ofOtherParty = Set.copyOf(ofOtherParty);
        undeclared = Set.copyOf(undeclared);
    }
}
