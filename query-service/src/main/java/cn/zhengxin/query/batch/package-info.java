/** Many queries in one file: checked as a whole, approved by two people of risk, each row through all rules on its own (Q11). */
@NullMarked
package cn.zhengxin.query.batch;

import org.jspecify.annotations.NullMarked;
