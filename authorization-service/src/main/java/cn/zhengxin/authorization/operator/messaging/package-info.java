/** Tells listeners inside this service of changes that have committed. */
@NullMarked
package cn.zhengxin.authorization.operator.messaging;

import org.jspecify.annotations.NullMarked;
