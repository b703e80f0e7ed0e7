package cn.zhengxin.ledgerverifier;

import java.util.List;

/** What a verification found. */
public sealed interface Verdict {

    /** Everything is as it was signed. */
    record Intact(long from, long to, List<String> notes) implements Verdict {
        public Intact {
            notes = List.copyOf(notes);
        }
    }

    /**
     * Something is not as it was signed; the first such thing is named.
     *
     * @param sequence the first record concerned
     * @param last the last record among which it is to be sought; equal to {@code sequence} when it is known exactly
     */
    record Tampered(Kind kind, long sequence, long last, String explanation) implements Verdict {}

    /** No verdict can be given: the input is of no use. */
    record Unusable(String reason) implements Verdict {}

    /** The ways in which a ledger can be wrong. */
    enum Kind {
        /** A record is not the one that was recorded at its place. */
        ALTERED,
        /** A record is not there any more. */
        MISSING,
        /** There is a record too many. */
        INSERTED,
        /** A record stands at another's place. */
        MOVED,
        /** A tree head is not signed by a trusted key. */
        FORGED_HEAD,
        /** The end of the ledger or of the file is gone. */
        CUT_TAIL,
        /** The export agrees with itself, but not with a head kept from earlier: its history was rewritten. */
        RECOMPUTED,
        /** A line that belongs to no export, or at the wrong place. */
        MALFORMED
    }
}
