/** Event envelope, transactional outbox, fenced relay and idempotent consumer. */
@NullMarked
package cn.zhengxin.audittrail;

import org.jspecify.annotations.NullMarked;
