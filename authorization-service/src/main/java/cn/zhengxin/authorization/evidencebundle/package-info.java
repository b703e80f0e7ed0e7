/** One root digest over everything that proves a signing, verifiable offline (see docs/evidence-bundle.md). */
@NullMarked
package cn.zhengxin.authorization.evidencebundle;

import org.jspecify.annotations.NullMarked;
