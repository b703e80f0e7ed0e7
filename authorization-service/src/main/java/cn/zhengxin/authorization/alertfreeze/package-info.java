/** Accounts frozen and released by what audit-service tells of alerts, and points deducted by their findings (U7, U8). */
@NullMarked
package cn.zhengxin.authorization.alertfreeze;

import org.jspecify.annotations.NullMarked;
