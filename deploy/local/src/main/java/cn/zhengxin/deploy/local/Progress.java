package cn.zhengxin.deploy.local;

/** Told what happens while the platform starts and stops, one sentence each. */
@FunctionalInterface
public interface Progress {
    void tell(String sentence);

    /** For whoever does not care. */
    static Progress silent() {
        return _ -> {};
    }
}
