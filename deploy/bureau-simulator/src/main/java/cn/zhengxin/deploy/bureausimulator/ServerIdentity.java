package cn.zhengxin.deploy.bureausimulator;

import io.netty.handler.ssl.ClientAuth;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslProvider;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.TrustManagerFactory;

/**
 * How the bureau shows who it is, and whom it lets in: only clients whose certificate comes from an authority of the trust store.
 *
 * @param keyStore PKCS#12 with the server's key and certificate
 * @param trustStore PKCS#12 with the authorities of clients
 */
public record ServerIdentity(Path keyStore, Path trustStore, String password) {

    SslContext context() {
        try {
            char[] secret = password.toCharArray();
            var keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            keys.init(KeyStore.getInstance(keyStore.toFile(), secret), secret);
            var trusted = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trusted.init(KeyStore.getInstance(trustStore.toFile(), secret));
            return SslContextBuilder.forServer(keys)
                    .trustManager(trusted)
                    .sslProvider(SslProvider.JDK)
                    .protocols("TLSv1.3", "TLSv1.2")
                    .clientAuth(ClientAuth.REQUIRE)
                    .build();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("The bureau's key store or trust store cannot be used", e);
        }
    }

    /** Without the password. */
    @Override
    public String toString() {
        return "ServerIdentity[keyStore=" + keyStore + ", trustStore=" + trustStore + "]";
    }
}
