/** Registering, approving, suspending and ending partners, and reading the register (A7). */
@NullMarked
package cn.zhengxin.authorization.partner.application;

import org.jspecify.annotations.NullMarked;
