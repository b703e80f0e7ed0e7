/** Batches in PostgreSQL. */
@NullMarked
package cn.zhengxin.authorization.authorizationbatch.persistence;

import org.jspecify.annotations.NullMarked;
