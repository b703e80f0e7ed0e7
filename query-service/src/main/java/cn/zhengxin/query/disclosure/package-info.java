/** Showing a report: masked for this viewer, on the record before it is shown (Q14). */
@NullMarked
package cn.zhengxin.query.disclosure;

import org.jspecify.annotations.NullMarked;
