package cn.zhengxin.encryption;

import cn.zhengxin.encryption.CipherRejected.Reason;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One provider in the place of others: what is new is wrapped by the current one, what the former ones have wrapped opens as before
 * and is re-wrapped by the rotation. So a platform moves from a key store to a key service, or back, while it runs.
 */
public final class SucceedingKeyProvider implements KeyProvider {

    private final KeyProvider current;
    private final List<KeyProvider> former;

    public SucceedingKeyProvider(KeyProvider current, List<KeyProvider> former) {
        this.current = current;
        this.former = List.copyOf(former);
    }

    @Override
    public String currentKeyId() {
        return current.currentKeyId();
    }

    @Override
    public byte[] wrap(String keyId, byte[] dataKey) {
        return of(keyId).wrap(keyId, dataKey);
    }

    @Override
    public byte[] unwrap(String keyId, byte[] wrapped) {
        return of(keyId).unwrap(keyId, wrapped);
    }

    @Override
    public boolean names(String keyId) {
        return all().anyMatch(provider -> provider.names(keyId));
    }

    @Override
    public boolean holds(String keyId) {
        return all().anyMatch(provider -> provider.holds(keyId));
    }

    @Override
    public void refresh() {
        current.refresh();
    }

    @Override
    public Optional<Rewrapped> rewrap(String keyId, byte[] wrapped) {
        return current.names(keyId) ? current.rewrap(keyId, wrapped) : Optional.empty();
    }

    private KeyProvider of(String keyId) {
        return all().filter(provider -> provider.names(keyId))
                .findFirst()
                .orElseThrow(() -> new CipherRejected(Reason.UNKNOWN_MASTER_KEY));
    }

    private Stream<KeyProvider> all() {
        return Stream.concat(Stream.of(current), former.stream());
    }
}
