/** Sessions of people: signing in at the identity provider, tokens that never reach the page. */
@NullMarked
package cn.zhengxin.gateway.signin;

import org.jspecify.annotations.NullMarked;
