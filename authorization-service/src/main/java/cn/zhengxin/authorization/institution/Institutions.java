package cn.zhengxin.authorization.institution;

import java.util.Optional;

/** The register of institutions. */
public interface Institutions {

    /** An institution that is active; empty when unknown or no longer active. */
    Optional<Institution> active(String code);
}
