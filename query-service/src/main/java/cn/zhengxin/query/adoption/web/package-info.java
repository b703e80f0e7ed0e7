/** Adoption over HTTP. */
@NullMarked
package cn.zhengxin.query.adoption.web;

import org.jspecify.annotations.NullMarked;
