/** Events of credit queries, handed to the outbox. */
@NullMarked
package cn.zhengxin.query.creditquery.messaging;

import org.jspecify.annotations.NullMarked;
