/** Hints about suspended accounts through Redis. */
@NullMarked
package cn.zhengxin.authorization.operator.redis;

import org.jspecify.annotations.NullMarked;
