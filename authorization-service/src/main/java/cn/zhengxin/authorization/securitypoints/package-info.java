/** Security points deducted for confirmed findings (O6). */
@NullMarked
package cn.zhengxin.authorization.securitypoints;

import org.jspecify.annotations.NullMarked;
