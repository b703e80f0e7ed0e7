/** Events of versions of the policy. */
@NullMarked
package cn.zhengxin.query.policychange.messaging;

import org.jspecify.annotations.NullMarked;
