/** Envelope encryption, cipher suites, blind index and key providers. */
@NullMarked
package cn.zhengxin.encryption;

import org.jspecify.annotations.NullMarked;
