package cn.zhengxin.query.bureau;

/** O4: the name an inquiry runs under at the bureau. Written into inquiries and nowhere else; it prints redacted. */
public record BureauAccount(String name) {

    public BureauAccount {
        if (name.isBlank()) {
            throw new IllegalArgumentException("An account at the bureau has a name");
        }
    }

    /** In clear, for the inquiry alone. */
    String reveal() {
        return name;
    }

    @Override
    public String toString() {
        return "BureauAccount[***]";
    }
}
