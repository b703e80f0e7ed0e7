/** Quarterly recertification of every account by its manager (O8). */
@NullMarked
package cn.zhengxin.authorization.recertification;

import org.jspecify.annotations.NullMarked;
