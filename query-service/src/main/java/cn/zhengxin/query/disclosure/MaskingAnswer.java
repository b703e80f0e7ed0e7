package cn.zhengxin.query.disclosure;

/** What masking gives back. */
public sealed interface MaskingAnswer {

    record Masked(MaskedCreditReport report) implements MaskingAnswer {}

    /** No answer came, or none that can be understood; then nothing is shown (N3). */
    record Silent() implements MaskingAnswer {}
}
