/** What the service is put together from: clock, encryption, access rules. */
@NullMarked
package cn.zhengxin.authorization.configuration;

import org.jspecify.annotations.NullMarked;
