/** What the master key's rotation takes along (N1). */
@NullMarked
package cn.zhengxin.masking.keyrotation;

import org.jspecify.annotations.NullMarked;
