/** Reserving, confirming, consuming and releasing uses. */
@NullMarked
package cn.zhengxin.authorization.decision.application;

import org.jspecify.annotations.NullMarked;
