/** Accesses to archived files beyond one's own: another branch's by risk approval, an outside authority's by two legal reviewers (A14). */
@NullMarked
package cn.zhengxin.authorization.archive;

import org.jspecify.annotations.NullMarked;
