/** Special grants over HTTP. */
@NullMarked
package cn.zhengxin.query.specialgrant.web;

import org.jspecify.annotations.NullMarked;
