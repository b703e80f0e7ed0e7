/** What a viewer may see of a report, field by field. */
@NullMarked
package cn.zhengxin.masking;

import org.jspecify.annotations.NullMarked;
