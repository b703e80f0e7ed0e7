/** Templates for staff and systems. */
@NullMarked
package cn.zhengxin.authorization.template.web;

import org.jspecify.annotations.NullMarked;
