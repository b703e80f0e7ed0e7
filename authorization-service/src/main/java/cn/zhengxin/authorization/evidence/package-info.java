/** Files that prove how an authorization came about, each sealed under a key of its own. */
@NullMarked
package cn.zhengxin.authorization.evidence;

import org.jspecify.annotations.NullMarked;
