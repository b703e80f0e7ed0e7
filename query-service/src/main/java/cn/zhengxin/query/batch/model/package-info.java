/** What a batch is and what may become of it (Q11). */
@NullMarked
package cn.zhengxin.query.batch.model;

import org.jspecify.annotations.NullMarked;
