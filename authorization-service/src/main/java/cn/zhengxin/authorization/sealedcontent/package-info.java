/** What of an authorization is sealed, so that destroying its keys destroys all of it (A15). */
@NullMarked
package cn.zhengxin.authorization.sealedcontent;

import org.jspecify.annotations.NullMarked;
