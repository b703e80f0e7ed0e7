/** An unmasking and its life. */
@NullMarked
package cn.zhengxin.masking.unmasking.model;

import org.jspecify.annotations.NullMarked;
