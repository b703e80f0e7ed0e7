/** Terminals bound to operators (O10). */
@NullMarked
package cn.zhengxin.authorization.terminal;

import org.jspecify.annotations.NullMarked;
