/** The report over HTTP. */
@NullMarked
package cn.zhengxin.query.disclosure.web;

import org.jspecify.annotations.NullMarked;
