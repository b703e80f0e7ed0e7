package cn.zhengxin.ledgerverifier;

import java.util.Map;

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
        Map<?, ?> members = StrictJson.parseObject(record);
        if (members.get("sequence") instanceof Long stated) {
            return stated;
        }
        throw new IllegalArgumentException("the record states no sequence");
    }

    /** One line of an export, without the line end. */
    String toLine() {
        return String.join("\t", "record", Long.toString(sequence), salt, leafHash.toHex(), record);
    }

    static LedgerRecord ofLine(String line) {
        String[] fields = line.split("\t", -1);
        if (fields.length != 5 || !fields[0].equals("record")) {
            throw new IllegalArgumentException("not a record line");
        }
        return new LedgerRecord(Numbers.position(fields[1]), fields[2], Hash.ofHex(fields[3]), fields[4]);
    }

    /** Never the record's content. */
    @Override
    public String toString() {
        return "LedgerRecord[" + sequence + "]";
    }
}
