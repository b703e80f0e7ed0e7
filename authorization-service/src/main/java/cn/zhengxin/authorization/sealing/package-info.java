/** The platform's seal: documents and digests that anybody can verify with the public certificate alone. */
@NullMarked
package cn.zhengxin.authorization.sealing;

import org.jspecify.annotations.NullMarked;
