/** What can be done with disputes, one use case a class. */
@NullMarked
package cn.zhengxin.dispute.dispute.application;

import org.jspecify.annotations.NullMarked;
