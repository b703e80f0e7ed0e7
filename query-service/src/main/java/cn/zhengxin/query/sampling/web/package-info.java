/** Samples over HTTP. */
@NullMarked
package cn.zhengxin.query.sampling.web;

import org.jspecify.annotations.NullMarked;
