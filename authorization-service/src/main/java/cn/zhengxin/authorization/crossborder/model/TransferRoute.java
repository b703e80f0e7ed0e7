package cn.zhengxin.authorization.crossborder.model;

/** The ways out of the country that PIPL 38 opens to an institution (A8); a closed list, treaties and special rules are not on it. */
public enum TransferRoute {
    /** Security assessment by the national cyberspace administration. */
    SECURITY_ASSESSMENT,
    /** Certification of the protection of personal information. */
    CERTIFICATION,
    /** The standard contract with the recipient, filed. */
    STANDARD_CONTRACT
}
