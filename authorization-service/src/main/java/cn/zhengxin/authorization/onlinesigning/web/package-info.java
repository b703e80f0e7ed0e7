/** Online signing for the subject. */
@NullMarked
package cn.zhengxin.authorization.onlinesigning.web;

import org.jspecify.annotations.NullMarked;
