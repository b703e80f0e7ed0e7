package cn.zhengxin.dispute.dispute.model;

import org.jspecify.annotations.Nullable;

/**
 * What the person wrote: which account, what is wrong, and who speaks for them. Never printed, never in an event, sealed
 * in the database.
 */
public record Statement(
        String accountReference, String text, @Nullable Agent agent) {

    @Override
    public String toString() {
        return "Statement[***]";
    }
}
