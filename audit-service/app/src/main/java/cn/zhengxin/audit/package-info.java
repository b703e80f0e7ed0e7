/** The provable record of everything that happened. */
@NullMarked
package cn.zhengxin.audit;

import org.jspecify.annotations.NullMarked;
