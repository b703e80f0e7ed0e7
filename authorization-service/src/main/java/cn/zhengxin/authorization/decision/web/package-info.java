/** What query-service asks; for services only. */
@NullMarked
package cn.zhengxin.authorization.decision.web;

import org.jspecify.annotations.NullMarked;
