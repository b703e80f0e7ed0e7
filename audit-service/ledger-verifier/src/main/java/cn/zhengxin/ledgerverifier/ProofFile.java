package cn.zhengxin.ledgerverifier;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A proof as the audit service answers it: of one record's inclusion, or of the consistency of two heads. */
final class ProofFile {

    private ProofFile() {}

    static Verdict verify(String text, TrustedKeys keys) {
        try {
            Map<?, ?> json = StrictJson.parseObject(text);
            return json.containsKey("treeHead") ? inclusion(json, keys) : consistency(json, keys);
        } catch (IllegalArgumentException unreadable) {
            return new Verdict.Unusable("the proof cannot be read: " + unreadable.getMessage());
        }
    }

    private static Verdict inclusion(Map<?, ?> json, TrustedKeys keys) {
        if (!(json.get("sequence") instanceof Long sequence)
                || !(json.get("leafHash") instanceof String leafHex)
                || !(json.get("treeHead") instanceof Map<?, ?> headJson)) {
            throw new IllegalArgumentException("sequence, leafHash, proof and treeHead are needed");
        }
        TreeHead head = TreeHead.ofJson(headJson);
        Hash leaf = Hash.ofHex(leafHex);
        List<String> notes = new ArrayList<>();
        if (json.get("record") instanceof String content && json.get("salt") instanceof String salt) {
            LedgerRecord record = new LedgerRecord(sequence, salt, leaf, content);
            if (!record.computedLeafHash().equals(leaf)) {
                return tampered(sequence, "the record's content does not give its leaf hash");
            }
            if (record.statedSequence() != sequence) {
                return tampered(sequence, "the record states another sequence");
            }
        } else {
            notes.add("no record and salt are given: only the leaf hash was proved");
        }
        if (!head.isSignedBy(keys)) {
            return forged(head);
        }
        if (!new InclusionProof(sequence, head.size(), hashes(json.get("proof"))).verify(leaf, head.root())) {
            return tampered(sequence, "the proof does not lead from the record to the signed head");
        }
        return new Verdict.Intact(sequence, sequence + 1, notes);
    }

    private static Verdict consistency(Map<?, ?> json, TrustedKeys keys) {
        if (!(json.get("first") instanceof Map<?, ?> firstJson)
                || !(json.get("second") instanceof Map<?, ?> secondJson)) {
            throw new IllegalArgumentException("it has neither a treeHead nor a first and a second head");
        }
        TreeHead first = TreeHead.ofJson(firstJson);
        TreeHead second = TreeHead.ofJson(secondJson);
        for (TreeHead head : List.of(first, second)) {
            if (!head.isSignedBy(keys)) {
                return forged(head);
            }
        }
        ConsistencyProof proof = new ConsistencyProof(first.size(), second.size(), hashes(json.get("proof")));
        if (!proof.verify(first.root(), second.root())) {
            return new Verdict.Tampered(
                    Verdict.Kind.RECOMPUTED,
                    0,
                    Math.max(first.size() - 1, 0),
                    "the second head does not continue the first");
        }
        return new Verdict.Intact(0, first.size(), List.of());
    }

    private static Verdict tampered(long sequence, String explanation) {
        return new Verdict.Tampered(Verdict.Kind.ALTERED, sequence, sequence, explanation);
    }

    private static Verdict forged(TreeHead head) {
        long last = Math.max(head.size() - 1, 0);
        return new Verdict.Tampered(
                Verdict.Kind.FORGED_HEAD,
                last,
                last,
                "the tree head of size " + head.size() + " is not signed by a trusted key");
    }

    private static List<Hash> hashes(@Nullable Object json) {
        if (!(json instanceof List<?> items) || items.size() > 128) {
            throw new IllegalArgumentException("proof is a list of at most 128 hashes");
        }
        List<Hash> hashes = new ArrayList<>();
        for (Object item : items) {
            if (!(item instanceof String hex)) {
                throw new IllegalArgumentException("a hash is a string");
            }
            hashes.add(Hash.ofHex(hex));
        }
        return hashes;
    }
}
