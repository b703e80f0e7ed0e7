/** Files of comma-separated values. */
@NullMarked
package cn.zhengxin.query.batch.fastcsv;

import org.jspecify.annotations.NullMarked;
