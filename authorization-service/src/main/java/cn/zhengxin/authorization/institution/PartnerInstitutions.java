package cn.zhengxin.authorization.institution;

/** How partners come into the register of institutions (A7). */
public interface PartnerInstitutions {

    /** Nothing happens where the code or the name is in the register already. */
    void enter(String code, String fullName);
}
