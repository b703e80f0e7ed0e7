/** Events of batches, handed to the outbox. */
@NullMarked
package cn.zhengxin.query.batch.messaging;

import org.jspecify.annotations.NullMarked;
