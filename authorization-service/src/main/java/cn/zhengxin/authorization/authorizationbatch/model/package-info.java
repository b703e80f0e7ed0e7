/** What a batch is, and what sets its rows apart (A9). */
@NullMarked
package cn.zhengxin.authorization.authorizationbatch.model;

import org.jspecify.annotations.NullMarked;
