/** What the master key's rotation takes along (N1). */
@NullMarked
package cn.zhengxin.query.keyrotation;

import org.jspecify.annotations.NullMarked;
