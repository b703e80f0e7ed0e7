/** Consents of credit subjects and the operators who may act on them. */
@NullMarked
package cn.zhengxin.authorization;

import org.jspecify.annotations.NullMarked;
