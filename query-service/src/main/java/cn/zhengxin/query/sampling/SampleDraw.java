package cn.zhengxin.query.sampling;

import java.time.LocalDate;

/**
 * What was drawn of one institution's queries of one day.
 *
 * @param population how many were cleared without a reviewer, one at least
 * @param sampled how many of them were drawn, one at least
 * @param policyVersion which said how many percent
 */
public record SampleDraw(
        LocalDate day, String institution, int population, int sampled, int percent, int policyVersion) {}
