/** Batches over HTTP. */
@NullMarked
package cn.zhengxin.query.batch.web;

import org.jspecify.annotations.NullMarked;
