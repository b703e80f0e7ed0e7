package cn.zhengxin.encryption;

import cn.zhengxin.encryption.CipherRejected.Reason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Supplier;

/** The token as an agent beside the service writes and renews it; read anew at every call. */
public final class VaultTokenFile implements Supplier<String> {

    private final Path file;

    public VaultTokenFile(Path file) {
        this.file = file;
    }

    /**
     * The token.
     *
     * @throws CipherRejected with {@code KEY_ACCESS_REFUSED} when there is none
     */
    @Override
    public String get() {
        try {
            return Files.readString(file).strip();
        } catch (IOException none) {
            throw new CipherRejected(Reason.KEY_ACCESS_REFUSED);
        }
    }
}
