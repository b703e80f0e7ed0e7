/** Masking one report: what goes in, what comes out, and how. */
@NullMarked
package cn.zhengxin.masking.masking.model;

import org.jspecify.annotations.NullMarked;
