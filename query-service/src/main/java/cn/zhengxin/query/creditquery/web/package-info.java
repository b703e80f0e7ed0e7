/** Credit queries over HTTP. */
@NullMarked
package cn.zhengxin.query.creditquery.web;

import org.jspecify.annotations.NullMarked;
