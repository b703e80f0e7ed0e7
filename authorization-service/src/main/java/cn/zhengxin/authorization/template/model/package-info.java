/** What the templates of consent are. */
@NullMarked
package cn.zhengxin.authorization.template.model;

import org.jspecify.annotations.NullMarked;
