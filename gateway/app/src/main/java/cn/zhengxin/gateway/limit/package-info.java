/** How much one caller may ask. */
@NullMarked
package cn.zhengxin.gateway.limit;

import org.jspecify.annotations.NullMarked;
