/** Disputes and the rights of the person concerned. */
@NullMarked
package cn.zhengxin.dispute;

import org.jspecify.annotations.NullMarked;
