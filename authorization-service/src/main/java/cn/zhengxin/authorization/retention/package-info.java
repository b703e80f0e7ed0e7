/** How long files are kept, what holds them, and how they are destroyed by two persons with a certificate (A15). */
@NullMarked
package cn.zhengxin.authorization.retention;

import org.jspecify.annotations.NullMarked;
