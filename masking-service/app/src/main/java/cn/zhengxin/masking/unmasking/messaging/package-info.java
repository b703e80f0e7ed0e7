/** Events of unmaskings. */
@NullMarked
package cn.zhengxin.masking.unmasking.messaging;

import org.jspecify.annotations.NullMarked;
