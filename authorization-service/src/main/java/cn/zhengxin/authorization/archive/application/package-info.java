/** Asking for access and deciding on it. */
@NullMarked
package cn.zhengxin.authorization.archive.application;

import org.jspecify.annotations.NullMarked;
