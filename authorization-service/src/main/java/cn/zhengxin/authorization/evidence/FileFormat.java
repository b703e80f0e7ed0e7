package cn.zhengxin.authorization.evidence;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;

/** Tells a file's kind by its first bytes; what a sender says about it is not believed. */
public enum FileFormat {
    PDF("application/pdf", 0, "255044462d"),
    PNG("image/png", 0, "89504e470d0a1a0a"),
    JPEG("image/jpeg", 0, "ffd8ff"),
    MP4("video/mp4", 4, "66747970");

    private final String mediaType;
    private final int offset;
    private final String signature;

    FileFormat(String mediaType, int offset, String signature) {
        this.mediaType = mediaType;
        this.offset = offset;
        this.signature = signature;
    }

    public String mediaType() {
        return mediaType;
    }

    /** Recordings are videos, everything else is a scan. */
    public boolean suits(EvidenceKind kind) {
        return kind.isHandedIn() && (kind == EvidenceKind.RECORDING) == (this == MP4);
    }

    public static Optional<FileFormat> of(byte[] content) {
        return Arrays.stream(values()).filter(format -> format.begins(content)).findFirst();
    }

    private boolean begins(byte[] content) {
        var end = offset + signature.length() / 2;
        return content.length >= end
                && HexFormat.of().formatHex(content, offset, end).equals(signature);
    }
}
