package cn.zhengxin.authorization.partner.application;

import cn.zhengxin.authorization.partner.model.Partner;
import cn.zhengxin.authorization.partner.model.RegisteredPartner;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The register of partners. */
public interface Partners {

    Optional<StoredPartner> stored(String code);

    /** As {@link #stored}, and nobody else changes it before the caller's transaction ends. */
    Optional<StoredPartner> findForChange(String code);

    /** Whether an institution of the bank, or a partner under another name, has this code already. */
    boolean isTaken(String code, String fullName);

    /** The partner that is registered under this unified social credit code. */
    Optional<StoredPartner> ofCreditCode(String creditCode);

    /** False when the code was registered meanwhile; nothing changed then. */
    boolean add(RegisteredPartner partner);

    StoredPartner replace(StoredPartner before, Partner after);

    /** In the order of their codes.
     *
     * @param after only those that come later; null to start with the first
     */
    List<StoredPartner> page(@Nullable String after, int limit);
}
