/** What the bank's core system tells of loans, and what follows from it for authorizations (A11). */
@NullMarked
package cn.zhengxin.authorization.loan;

import org.jspecify.annotations.NullMarked;
