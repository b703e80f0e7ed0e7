package cn.zhengxin.identity;

/** The network address of the caller's machine as the gateway saw it. */
public record Terminal(String address) {
    public Terminal {
        if (address.isBlank() || address.length() > 64) {
            throw new IllegalArgumentException("A terminal address has 1 to 64 characters");
        }
    }
}
