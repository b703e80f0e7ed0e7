package cn.zhengxin.identity;

/**
 * The name an account is known by: the account name of a person, the client id of a system, the subject reference of a
 * customer.
 */
public record AccountId(String value) {
    public AccountId {
        if (value.isBlank() || value.length() > 128) {
            throw new IllegalArgumentException("An account id has 1 to 128 characters");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
