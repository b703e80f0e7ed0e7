/** Recording, verifying and withdrawing cross-border consents, and deciding on transfers (A8). */
@NullMarked
package cn.zhengxin.authorization.crossborder.application;

import org.jspecify.annotations.NullMarked;
