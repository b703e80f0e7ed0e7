/** May this authorization be used for this query, now? Pure, and the life of a use. */
@NullMarked
package cn.zhengxin.authorization.decision.model;

import org.jspecify.annotations.NullMarked;
