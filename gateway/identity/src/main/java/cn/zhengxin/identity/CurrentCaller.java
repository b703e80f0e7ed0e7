package cn.zhengxin.identity;

import java.util.Optional;

/** The caller of the request at hand. Controllers can also take {@link Caller} and {@code Optional<Terminal>} as arguments. */
public interface CurrentCaller {

    /**
     * Who calls.
     *
     * @throws IllegalStateException outside an authenticated request
     */
    Caller caller();

    /** Empty when the gateway asserted no terminal, or the assertion is forged or too old. */
    Optional<Terminal> terminal();
}
