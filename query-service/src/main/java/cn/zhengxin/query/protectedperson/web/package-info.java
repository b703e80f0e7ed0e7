/** The list of protected persons over HTTP. */
@NullMarked
package cn.zhengxin.query.protectedperson.web;

import org.jspecify.annotations.NullMarked;
