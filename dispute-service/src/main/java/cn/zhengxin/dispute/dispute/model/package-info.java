/** A dispute and its life: filed, accepted, decided. */
@NullMarked
package cn.zhengxin.dispute.dispute.model;

import org.jspecify.annotations.NullMarked;
