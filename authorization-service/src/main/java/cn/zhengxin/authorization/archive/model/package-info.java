/** What an access is, who decides on it, and how long it lasts. */
@NullMarked
package cn.zhengxin.authorization.archive.model;

import org.jspecify.annotations.NullMarked;
