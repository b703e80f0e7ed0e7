/** What can be done with a credit query, and what that needs from outside. */
@NullMarked
package cn.zhengxin.query.creditquery.application;

import org.jspecify.annotations.NullMarked;
