package cn.zhengxin.authorization.operator.model;

import cn.zhengxin.authorization.caller.Party;
import java.time.Instant;

/** Roles an account is to have from a second person's approval on (O1, O5). */
public record RoleProposal(RoleSet roles, Party by, Instant at) {}
