/** What every request passes before anybody asks who sent it. */
@NullMarked
package cn.zhengxin.gateway.edge;

import org.jspecify.annotations.NullMarked;
