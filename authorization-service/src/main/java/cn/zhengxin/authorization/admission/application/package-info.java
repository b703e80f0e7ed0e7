/** Applying for accounts, showing what is asked, approving and opening (O3, O5). */
@NullMarked
package cn.zhengxin.authorization.admission.application;

import org.jspecify.annotations.NullMarked;
