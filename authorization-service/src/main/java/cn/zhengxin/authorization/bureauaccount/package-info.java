/** Accounts at the bureau, their credentials sealed (O4). */
@NullMarked
package cn.zhengxin.authorization.bureauaccount;

import org.jspecify.annotations.NullMarked;
