/** Which address belongs to which service. */
@NullMarked
package cn.zhengxin.gateway.routing;

import org.jspecify.annotations.NullMarked;
