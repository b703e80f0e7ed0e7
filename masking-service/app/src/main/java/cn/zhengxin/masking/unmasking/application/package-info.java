/** Asking for unmaskings, deciding on them, ending them and using them. */
@NullMarked
package cn.zhengxin.masking.unmasking.application;

import org.jspecify.annotations.NullMarked;
