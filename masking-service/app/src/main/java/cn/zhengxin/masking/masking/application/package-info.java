/** The use case of masking a report. */
@NullMarked
package cn.zhengxin.masking.masking.application;

import org.jspecify.annotations.NullMarked;
