/** Masking of reports. */
@NullMarked
package cn.zhengxin.masking.masking;

import org.jspecify.annotations.NullMarked;
