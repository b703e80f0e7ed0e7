/** The register of institutions an authorization can name. */
@NullMarked
package cn.zhengxin.authorization.institution;

import org.jspecify.annotations.NullMarked;
