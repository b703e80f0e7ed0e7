/** Use cases on templates. */
@NullMarked
package cn.zhengxin.authorization.template.application;

import org.jspecify.annotations.NullMarked;
