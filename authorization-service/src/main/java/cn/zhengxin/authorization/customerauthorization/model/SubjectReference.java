package cn.zhengxin.authorization.customerauthorization.model;

/** The platform-wide pseudonym of a subject. */
public record SubjectReference(String value) {

    public SubjectReference {
        if (value.isBlank()) {
            throw new IllegalArgumentException("A subject reference has characters");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
