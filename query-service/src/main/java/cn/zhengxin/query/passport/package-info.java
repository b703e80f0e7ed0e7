/** Query passports: for each inquiry a signed, short-lived word of this platform that it may leave, and what it was cleared for. */
@NullMarked
package cn.zhengxin.query.passport;

import org.jspecify.annotations.NullMarked;
