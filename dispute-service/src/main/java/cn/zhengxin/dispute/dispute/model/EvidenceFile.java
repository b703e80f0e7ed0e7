package cn.zhengxin.dispute.dispute.model;

/** The file of a piece of evidence. */
public final class EvidenceFile {

    private final Evidence evidence;
    private final byte[] content;

    public EvidenceFile(Evidence evidence, byte[] content) {
        this.evidence = evidence;
        this.content = content.clone();
    }

    public Evidence evidence() {
        return evidence;
    }

    public byte[] content() {
        return content.clone();
    }
}
