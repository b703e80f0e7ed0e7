package cn.zhengxin.authorization.decision.application;

import cn.zhengxin.authorization.decision.model.IntendedUse;
import cn.zhengxin.authorization.decision.model.SubjectTie;

/** Who of the operators a subject is (Q10). It refuses nothing here; told with the decision, it spares whoever asks a second question. */
@FunctionalInterface
public interface SubjectTies {

    /** As the register has it at this moment; of an unknown account and an unknown institution, nothing. */
    SubjectTie of(IntendedUse use);
}
