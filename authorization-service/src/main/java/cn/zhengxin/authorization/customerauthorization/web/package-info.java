/** The public surface for staff, systems and subjects. */
@NullMarked
package cn.zhengxin.authorization.customerauthorization.web;

import org.jspecify.annotations.NullMarked;
