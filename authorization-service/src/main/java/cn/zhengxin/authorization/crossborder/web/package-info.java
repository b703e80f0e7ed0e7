/** Cross-border consents and decisions for staff, systems and subjects (A8). */
@NullMarked
package cn.zhengxin.authorization.crossborder.web;

import org.jspecify.annotations.NullMarked;
