/** Figures that leave the platform: no group of fewer than k people can be read from them or worked out (M7). */
@NullMarked
package cn.zhengxin.masking.statistics;

import org.jspecify.annotations.NullMarked;
