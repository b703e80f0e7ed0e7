/** Use cases of an online signing (A3), and what they need of others. */
@NullMarked
package cn.zhengxin.authorization.onlinesigning.application;

import org.jspecify.annotations.NullMarked;
