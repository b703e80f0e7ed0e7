/** Holds and destructions for compliance officers and legal reviewers. */
@NullMarked
package cn.zhengxin.authorization.retention.web;

import org.jspecify.annotations.NullMarked;
