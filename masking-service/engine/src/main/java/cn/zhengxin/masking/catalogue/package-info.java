/** What every element of a report is: its class and its kind. */
@NullMarked
package cn.zhengxin.masking.catalogue;

import org.jspecify.annotations.NullMarked;
