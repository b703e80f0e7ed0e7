/** The only door: sign-in, routing, edge filters. */
@NullMarked
package cn.zhengxin.gateway;

import org.jspecify.annotations.NullMarked;
