/** Large-credit authorizations are announced to their subjects before they expire (A12). */
@NullMarked
package cn.zhengxin.authorization.expirynotice;

import org.jspecify.annotations.NullMarked;
