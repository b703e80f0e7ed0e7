package cn.zhengxin.authorization.operator.model;

/** The name an operator signs in with; one person, one account (O3). */
public record Account(String value) {

    public Account {
        if (value.isBlank() || value.length() > 128) {
            throw new IllegalArgumentException("An account has 1 to 128 characters");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
