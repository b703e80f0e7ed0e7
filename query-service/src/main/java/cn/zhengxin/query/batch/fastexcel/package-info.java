/** Workbooks of spread-sheet programs. */
@NullMarked
package cn.zhengxin.query.batch.fastexcel;

import org.jspecify.annotations.NullMarked;
