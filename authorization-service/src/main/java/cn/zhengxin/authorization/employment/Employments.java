package cn.zhengxin.authorization.employment;

import java.time.Instant;
import java.util.Optional;

/** Kept for everybody the personnel system spoke of, with an account or without. */
public interface Employments {

    Optional<Employment> find(String employeeNumber);

    /** False when something later is known already. */
    boolean note(String employeeNumber, Employment employment);

    boolean isClosed(String branch);

    /** False when something later is known already. */
    boolean noteBranch(String branch, boolean isOpen, Instant asOf);
}
