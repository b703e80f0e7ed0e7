package cn.zhengxin.identity;

import java.io.IOException;

/** More body arrived than is allowed. */
final class BodyTooLarge extends IOException {
    private static final long serialVersionUID = 1L;

    BodyTooLarge() {
        super("The body is larger than allowed");
    }
}
