/** What the master key's rotation takes along (N1). */
@NullMarked
package cn.zhengxin.dispute.keyrotation;

import org.jspecify.annotations.NullMarked;
