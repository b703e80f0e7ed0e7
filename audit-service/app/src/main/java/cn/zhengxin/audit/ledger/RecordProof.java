package cn.zhengxin.audit.ledger;

import cn.zhengxin.ledgerverifier.Hash;
import cn.zhengxin.ledgerverifier.InclusionProof;
import cn.zhengxin.ledgerverifier.LedgerRecord;
import cn.zhengxin.ledgerverifier.TreeHead;
import java.util.List;

/**
 * Proof that a record is in the ledger; the offline verifier reads it as it is.
 *
 * @param sequence the record's place, counted from 0
 * @param leafHash in hexadecimal
 * @param salt in hexadecimal
 * @param record canonical JSON as text, whose UTF-8 bytes are hashed
 * @param proof the audit path of RFC 9162, in hexadecimal, lowest first
 */
public record RecordProof(
        long sequence, String leafHash, String salt, String record, List<String> proof, TreeHeadResponse treeHead) {

    public RecordProof {
        proof = List.copyOf(proof);
    }

    static RecordProof of(LedgerRecord record, InclusionProof proof, TreeHead head) {
        return new RecordProof(
                record.sequence(),
                record.leafHash().toHex(),
                record.salt(),
                record.record(),
                proof.path().stream().map(Hash::toHex).toList(),
                TreeHeadResponse.of(head));
    }

    /** Never the record's content. */
    @Override
    public String toString() {
        return "RecordProof[" + sequence + "]";
    }
}
