/** Batches for officers and the loan system. */
@NullMarked
package cn.zhengxin.authorization.authorizationbatch.web;

import org.jspecify.annotations.NullMarked;
