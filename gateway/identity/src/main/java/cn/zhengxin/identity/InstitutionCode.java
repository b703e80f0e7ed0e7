package cn.zhengxin.identity;

/** The code of a bank, a branch that acts as an institution of its own, or a partner: {@code B10001}. */
public record InstitutionCode(String value) {
    public InstitutionCode {
        if (value.isBlank() || value.length() > 32) {
            throw new IllegalArgumentException("An institution code has 1 to 32 characters");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
