package cn.zhengxin.dispute.dispute.model;

/** A piece of evidence as the dispute knows it; the file itself is sealed and fetched on its own. */
public record Evidence(EvidenceId id, EvidenceKind kind, String mediaType, int size) {}
