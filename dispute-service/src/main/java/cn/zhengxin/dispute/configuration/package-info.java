/** What the service is put together from: encryption, access rules, the document of its interface. */
@NullMarked
package cn.zhengxin.dispute.configuration;

import org.jspecify.annotations.NullMarked;
