package cn.zhengxin.authorization.partner.model;

import java.util.Optional;

/** Where rules look a partner up. */
public interface PartnerRegister {

    /** As registered at this moment; empty for whoever is no partner. */
    Optional<Partner> find(String code);
}
