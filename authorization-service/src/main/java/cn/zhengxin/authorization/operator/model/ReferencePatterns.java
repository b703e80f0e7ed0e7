package cn.zhengxin.authorization.operator.model;

/** What names of things may look like. None may hold eleven digits in a row: that could be a person's number (N2). */
public final class ReferencePatterns {

    /** Exams, trainings, documents, findings. */
    public static final String REFERENCE = "(?!.*[0-9]{11})[A-Za-z][A-Za-z0-9._/:-]{1,63}";

    public static final String ACCOUNT = "(?!.*[0-9]{11})[a-z][a-z0-9]*(?:[._-][a-z0-9]+){0,8}";

    public static final String EMPLOYEE_NUMBER = "(?!.*[0-9]{11})[A-Z][A-Z0-9-]{1,31}";

    /** Institutions and branches. */
    public static final String CODE = "(?!.*[0-9]{11})[A-Z][A-Z0-9-]{1,31}";

    private ReferencePatterns() {}
}
