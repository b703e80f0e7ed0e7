/** Accesses for those who ask and those who decide. */
@NullMarked
package cn.zhengxin.authorization.archive.web;

import org.jspecify.annotations.NullMarked;
