/** Asking for, deciding, revoking and reading special grants. */
@NullMarked
package cn.zhengxin.query.specialgrant.application;

import org.jspecify.annotations.NullMarked;
