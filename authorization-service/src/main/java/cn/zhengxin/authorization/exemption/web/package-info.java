/** Judicial exemptions for officers, reviewers and compliance. */
@NullMarked
package cn.zhengxin.authorization.exemption.web;

import org.jspecify.annotations.NullMarked;
