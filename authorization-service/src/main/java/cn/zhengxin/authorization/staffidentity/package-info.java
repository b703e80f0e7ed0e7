/** Who operators are: told by reference, so that nobody looks at themself or at a colleague unseen (Q10, O3). */
@NullMarked
package cn.zhengxin.authorization.staffidentity;

import org.jspecify.annotations.NullMarked;
