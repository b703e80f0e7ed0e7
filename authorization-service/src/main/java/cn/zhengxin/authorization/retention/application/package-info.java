/** Holding, proposing, approving and carrying out. */
@NullMarked
package cn.zhengxin.authorization.retention.application;

import org.jspecify.annotations.NullMarked;
