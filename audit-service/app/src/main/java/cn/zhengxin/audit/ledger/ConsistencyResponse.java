package cn.zhengxin.audit.ledger;

import java.util.List;

/**
 * Proof that the later head continues the earlier one; the offline verifier reads it as it is.
 *
 * @param proof the consistency proof of RFC 9162, in hexadecimal
 */
record ConsistencyResponse(TreeHeadResponse first, TreeHeadResponse second, List<String> proof) {

    ConsistencyResponse {
        proof = List.copyOf(proof);
    }
}
