/** Cross-border consents in PostgreSQL; recipients' names and references only sealed. */
@NullMarked
package cn.zhengxin.authorization.crossborder.persistence;

import org.jspecify.annotations.NullMarked;
