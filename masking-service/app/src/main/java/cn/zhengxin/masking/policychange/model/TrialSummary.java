package cn.zhengxin.masking.policychange.model;

/**
 * How far a trial went, in numbers.
 *
 * @param deliveredSamples whether it was made on the samples that come with the service
 * @param differences values that the proposed version would show otherwise
 */
public record TrialSummary(boolean deliveredSamples, int samples, int viewings, int differences) {}
