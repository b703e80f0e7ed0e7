/** The interface of disputes. */
@NullMarked
package cn.zhengxin.dispute.dispute.web;

import org.jspecify.annotations.NullMarked;
