package cn.zhengxin.query.gate;

/**
 * What the owner of authorizations says of a new use, and with it what the subject is to whoever asks.
 *
 * @param tie the register's word; silent when it is missing, which is no word (N3)
 */
public record UseAnswer(PermissionAnswer permission, StaffTie tie) {

    static final UseAnswer SILENCE = new UseAnswer(new PermissionAnswer.Silent(), new StaffTie.Silent());
}
