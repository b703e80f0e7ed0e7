package cn.zhengxin.authorization.customerauthorization.model;

import cn.zhengxin.authorization.caller.Party;
import cn.zhengxin.authorization.evidence.EvidenceId;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A complete counter signing (A4). Only {@link CounterSigning#examine} makes one out of a request. */
public record CounterSignature(
        Party teller,
        List<SignedPage> pages,
        String witnessEmployeeNumber,
        @Nullable BigDecimal amount,
        @Nullable EvidenceId recording,
        Instant at,
        int policyVersion)
        implements Signature {

    public CounterSignature {
        pages = List.copyOf(pages);
    }

    /** Whoever took the signature, or witnessed it. */
    @Override
    public boolean involves(Party person) {
        return teller.isSamePersonAs(person) || person.isEmployee(witnessEmployeeNumber);
    }
}
