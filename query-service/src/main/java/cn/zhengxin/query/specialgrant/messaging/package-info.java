/** Events of special grants. */
@NullMarked
package cn.zhengxin.query.specialgrant.messaging;

import org.jspecify.annotations.NullMarked;
