/** What the personnel system says about employees and branches, and what follows for accounts (O7). */
@NullMarked
package cn.zhengxin.authorization.employment;

import org.jspecify.annotations.NullMarked;
