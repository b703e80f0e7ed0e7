/** A special grant and its life. */
@NullMarked
package cn.zhengxin.query.specialgrant.model;

import org.jspecify.annotations.NullMarked;
