/** Operators, their grade and their standing. */
@NullMarked
package cn.zhengxin.authorization.operator.model;

import org.jspecify.annotations.NullMarked;
