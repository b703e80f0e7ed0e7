/** The subject is told of a query that reached the bureau: when, by which institution, for what purpose in short (Q13). */
@NullMarked
package cn.zhengxin.query.notification;

import org.jspecify.annotations.NullMarked;
