package cn.zhengxin.idempotency;

import java.util.Optional;

/**
 * The key of the write at hand. A service that stores it with what the write creates can resume after a crash instead of
 * creating a second one.
 */
public interface CurrentIdempotencyKey {

    /**
     * The key as the caller sent it; unique only together with the caller and the address.
     *
     * @throws IllegalStateException outside a write that carries one
     */
    String value();

    /** The key, where there is one. */
    Optional<String> find();
}
