/** Where the subject of a query is told of it: asked by query-service for the moment of telling, and each time on record (Q13). */
@NullMarked
package cn.zhengxin.authorization.noticerecipient;

import org.jspecify.annotations.NullMarked;
