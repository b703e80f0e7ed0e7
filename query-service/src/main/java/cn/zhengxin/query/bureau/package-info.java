/** The national credit bureau, as a port with sealed answers, and its XML over HTTP. */
@NullMarked
package cn.zhengxin.query.bureau;

import org.jspecify.annotations.NullMarked;
