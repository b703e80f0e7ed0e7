/** Use cases on operators. */
@NullMarked
package cn.zhengxin.authorization.operator.application;

import org.jspecify.annotations.NullMarked;
