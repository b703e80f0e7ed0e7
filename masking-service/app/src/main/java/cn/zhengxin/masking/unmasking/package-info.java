/** Showing named fields of one report in full, to one viewer, for minutes, with a second person's consent (M5). */
@NullMarked
package cn.zhengxin.masking.unmasking;

import org.jspecify.annotations.NullMarked;
