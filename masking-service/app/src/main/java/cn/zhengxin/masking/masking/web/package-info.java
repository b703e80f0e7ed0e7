/** The masking service's REST surface. */
@NullMarked
package cn.zhengxin.masking.masking.web;

import org.jspecify.annotations.NullMarked;
