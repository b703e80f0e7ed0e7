/** The core system's topic. */
@NullMarked
package cn.zhengxin.authorization.loan.messaging;

import org.jspecify.annotations.NullMarked;
