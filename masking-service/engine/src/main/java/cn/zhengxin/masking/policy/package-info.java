/** Who may see which class and kind of field, for which purpose, on which channel; versioned. */
@NullMarked
package cn.zhengxin.masking.policy;

import org.jspecify.annotations.NullMarked;
