/** Judicial exemptions: the law in place of the subject's consent, for one authority's one document (A16). */
@NullMarked
package cn.zhengxin.authorization.exemption;

import org.jspecify.annotations.NullMarked;
