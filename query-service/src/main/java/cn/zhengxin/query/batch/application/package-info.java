/** What can be done with a batch, and what runs its rows (Q11). */
@NullMarked
package cn.zhengxin.query.batch.application;

import org.jspecify.annotations.NullMarked;
