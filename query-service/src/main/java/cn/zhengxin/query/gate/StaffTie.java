package cn.zhengxin.query.gate;

/** What a subject is to the operator who asks, or to the institution whose system asks (Q10). */
public sealed interface StaffTie {

    /**
     * The register's word.
     *
     * @param oneself the operator is the subject
     * @param colleague the subject is another operator of the institution
     */
    record Told(boolean oneself, boolean colleague) implements StaffTie {}

    /** No answer came, or none that can be understood. */
    record Silent() implements StaffTie {}
}
