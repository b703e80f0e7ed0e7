/** The partner register for administrators and compliance officers. */
@NullMarked
package cn.zhengxin.authorization.partner.web;

import org.jspecify.annotations.NullMarked;
