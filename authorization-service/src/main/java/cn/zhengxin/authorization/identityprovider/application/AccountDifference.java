package cn.zhengxin.authorization.identityprovider.application;

import cn.zhengxin.authorization.operator.model.Account;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One disagreement.
 *
 * @param institution as the register has it, or else as the identity provider does
 * @param foundAt when it was first seen
 * @param repaired whether the account was disabled for it
 */
public record AccountDifference(
        Account account, DifferenceKind kind, @Nullable String institution, Instant foundAt, boolean repaired) {}
