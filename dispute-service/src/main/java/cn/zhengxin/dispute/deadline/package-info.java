/** The statutory clock of a dispute. */
@NullMarked
package cn.zhengxin.dispute.deadline;

import org.jspecify.annotations.NullMarked;
