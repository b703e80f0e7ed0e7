package cn.zhengxin.ledgerverifier;

/**
 * A record of the ledger as it is exported.
 *
 * @param sequence its place, counted from 0; also the index of its leaf
 * @param salt 32 random bytes in hexadecimal
 * @param leafHash SHA-256(0x00 || salt || SHA-256(record))
 * @param record the canonical JSON, whose UTF-8 bytes are hashed
 */
public record LedgerRecord(long sequence, String salt, Hash leafHash, String record) {

    public LedgerRecord {
        if (sequence < 0) {
            throw new IllegalArgumentException("a sequence is never negative");
        }
        Hexadecimal.decode(salt, TreeHasher.SALT_LENGTH);
    }

    /** What the leaf hash must be, computed from salt and record. */
    public Hash computedLeafHash() {
        return TreeHasher.record(Hexadecimal.decode(salt, TreeHasher.SALT_LENGTH), record);
    }

    /** The sequence the record itself states; without one an {@link IllegalArgumentException}. */
    long statedSequence() {
        return StrictJson.wholeNumberOf(record, "sequence");
    }

    /** One line of an export, without the line end. */
    String toLine() {
        return String.join("\t", "record", Long.toString(sequence), salt, leafHash.toHex(), record);
    }

    static LedgerRecord ofLine(String line) {
        int sequence = line.indexOf('\t') + 1;
        int salt = line.indexOf('\t', sequence) + 1;
        int leafHash = line.indexOf('\t', salt) + 1;
        int record = line.indexOf('\t', leafHash) + 1;
        if (sequence == 0
                || salt == 0
                || leafHash == 0
                || record == 0
                || line.indexOf('\t', record) >= 0
                || !line.startsWith("record\t")) {
            throw new IllegalArgumentException("not a record line");
        }
        return new LedgerRecord(
                Numbers.position(line.substring(sequence, salt - 1)),
                line.substring(salt, leafHash - 1),
                Hash.ofHex(line.substring(leafHash, record - 1)),
                line.substring(record));
    }

    /** Never the record's content. */
    @Override
    public String toString() {
        return "LedgerRecord[" + sequence + "]";
    }
}
