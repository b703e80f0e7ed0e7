/** Use cases on batches. */
@NullMarked
package cn.zhengxin.authorization.authorizationbatch.application;

import org.jspecify.annotations.NullMarked;
