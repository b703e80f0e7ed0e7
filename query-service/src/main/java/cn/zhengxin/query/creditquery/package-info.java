/** A query's life, from request to settled outcome. */
@NullMarked
package cn.zhengxin.query.creditquery;

import org.jspecify.annotations.NullMarked;
