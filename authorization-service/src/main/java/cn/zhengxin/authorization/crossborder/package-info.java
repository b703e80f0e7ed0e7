/** Transfers of a subject's data out of the country: the separate consent, and what of the data may leave (A8). */
@NullMarked
package cn.zhengxin.authorization.crossborder;

import org.jspecify.annotations.NullMarked;
