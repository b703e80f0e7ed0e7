package cn.zhengxin.query.sampling;

/** What came of a finding. */
public sealed interface ExaminationOutcome {

    record Examined(FindSamples.SampledQuery sample) implements ExaminationOutcome {}

    /** There is none, or another institution's people look at it. */
    record NotFound() implements ExaminationOutcome {}

    /** Somebody has given a finding, and it stays. */
    record NotOpen(FindSamples.SampledQuery sample) implements ExaminationOutcome {}

    /** O11 */
    record ExaminerSuspended() implements ExaminationOutcome {}

    /** The examiner's standing could not be learned (N3). */
    record Undecided() implements ExaminationOutcome {}
}
