/** When a file is due, and what a destruction is. */
@NullMarked
package cn.zhengxin.authorization.retention.model;

import org.jspecify.annotations.NullMarked;
