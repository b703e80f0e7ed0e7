package cn.zhengxin.authorization.noticerecipient;

import cn.zhengxin.sensitivetypes.PhoneNumber;
import org.jspecify.annotations.Nullable;

/**
 * Whom a notice about a query goes to, and in whose name it was made.
 *
 * @param institutionName the full name of the institution that queried
 * @param phone null where none is on record, or what was on record is destroyed
 */
record NoticeRecipient(String institutionName, @Nullable PhoneNumber phone) {}
