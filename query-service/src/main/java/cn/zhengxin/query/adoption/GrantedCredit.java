package cn.zhengxin.query.adoption;

import java.time.LocalDate;

/**
 * The credit whose file a report goes into, under the query's own business reference.
 *
 * @param endsOn its last day by contract
 */
public record GrantedCredit(LocalDate grantedOn, LocalDate endsOn) {}
