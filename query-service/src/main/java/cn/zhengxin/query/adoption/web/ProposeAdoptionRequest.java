package cn.zhengxin.query.adoption.web;

import cn.zhengxin.query.SoundYear;
import cn.zhengxin.query.adoption.GrantedCredit;
import jakarta.validation.constraints.NotNull;
import java.time.LocalDate;

/**
 * The credit whose file the report goes into; its number is the query's own business reference.
 *
 * @param creditEndsOn its last day by contract
 */
record ProposeAdoptionRequest(
        @NotNull @SoundYear LocalDate creditGrantedOn,
        @NotNull @SoundYear LocalDate creditEndsOn) {

    GrantedCredit credit() {
        return new GrantedCredit(creditGrantedOn, creditEndsOn);
    }
}
