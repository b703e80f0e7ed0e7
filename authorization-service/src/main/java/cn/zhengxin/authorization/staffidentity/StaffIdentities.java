package cn.zhengxin.authorization.staffidentity;

import cn.zhengxin.authorization.customerauthorization.model.SubjectReference;
import cn.zhengxin.authorization.operator.model.Account;
import cn.zhengxin.sensitivetypes.IdentityDocument;
import java.time.Instant;

/** The identity documents of operators. */
public interface StaffIdentities {

    /** O3: whether another account is already this person's. */
    boolean isAnothers(Account account, SubjectReference person);

    /** The first one, or in the place of an earlier one. False when another account is this person's. */
    boolean keep(Account account, SubjectReference person, IdentityDocument document, Instant at);

    /** What the person is to the operator; of an unknown account, nothing. */
    Tie tie(Account account, SubjectReference person);

    /**
     * What a person is to an operator (Q10).
     *
     * @param oneself the operator is the person
     * @param colleague the person has another account at the same institution
     */
    record Tie(boolean oneself, boolean colleague) {}
}
