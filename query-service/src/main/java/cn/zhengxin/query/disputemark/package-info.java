/** Open disputes, so that every view of a report shows them (D3). */
@NullMarked
package cn.zhengxin.query.disputemark;

import org.jspecify.annotations.NullMarked;
