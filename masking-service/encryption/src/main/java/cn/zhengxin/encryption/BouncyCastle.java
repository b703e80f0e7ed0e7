package cn.zhengxin.encryption;

import java.security.Provider;
import org.bouncycastle.jce.provider.BouncyCastleProvider;

/** Used directly and never registered, so that the order of the virtual machine's providers stays as it is. */
final class BouncyCastle {

    static final Provider PROVIDER = new BouncyCastleProvider();

    private BouncyCastle() {}
}
