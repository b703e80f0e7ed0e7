/** Unmaskings over the API. */
@NullMarked
package cn.zhengxin.masking.unmasking.web;

import org.jspecify.annotations.NullMarked;
