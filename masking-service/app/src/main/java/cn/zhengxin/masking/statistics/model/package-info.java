/** Tables of figures and what of them may be given out. */
@NullMarked
package cn.zhengxin.masking.statistics.model;

import org.jspecify.annotations.NullMarked;
