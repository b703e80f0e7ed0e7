package cn.zhengxin.authorization.institution;

/** An institution as registered: the code and the full name an authorization has to carry (A1). */
public record Institution(String code, String fullName) {}
