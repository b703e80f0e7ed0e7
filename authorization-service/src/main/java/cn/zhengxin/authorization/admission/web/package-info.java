/** Admission for administrators and approvers. */
@NullMarked
package cn.zhengxin.authorization.admission.web;

import org.jspecify.annotations.NullMarked;
