package cn.zhengxin.query.bureau;

/** The accounts of operators at the bureau (O4). They are asked for right before each inquiry and kept nowhere. */
public interface BureauAccounts {

    BureauAccountAnswer of(String operatorAccount);
}
