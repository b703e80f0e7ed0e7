/** The gate before the credit bureau, the one footprint behind it, and the vault for what comes back. */
@NullMarked
package cn.zhengxin.query;

import org.jspecify.annotations.NullMarked;
