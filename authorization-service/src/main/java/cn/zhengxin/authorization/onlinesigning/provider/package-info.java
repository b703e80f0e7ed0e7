/** The provider of SMS codes and biometric checks over HTTP. */
@NullMarked
package cn.zhengxin.authorization.onlinesigning.provider;

import org.jspecify.annotations.NullMarked;
