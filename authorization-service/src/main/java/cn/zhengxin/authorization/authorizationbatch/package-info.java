/** Authorizations of many subjects, entered for one business in one call (A9). */
@NullMarked
package cn.zhengxin.authorization.authorizationbatch;

import org.jspecify.annotations.NullMarked;
