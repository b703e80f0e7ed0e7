/** Events of versions of the masking policy. */
@NullMarked
package cn.zhengxin.masking.policychange.messaging;

import org.jspecify.annotations.NullMarked;
