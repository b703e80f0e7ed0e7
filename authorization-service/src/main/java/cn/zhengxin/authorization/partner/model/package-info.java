/** Partner institutions (A7): one record per state, and whether a licence allows a purpose at a moment. */
@NullMarked
package cn.zhengxin.authorization.partner.model;

import org.jspecify.annotations.NullMarked;
