/** What the dispute service tells. */
@NullMarked
package cn.zhengxin.authorization.retention.messaging;

import org.jspecify.annotations.NullMarked;
