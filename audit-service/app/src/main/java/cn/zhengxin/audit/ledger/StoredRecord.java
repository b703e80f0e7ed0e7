package cn.zhengxin.audit.ledger;

import cn.zhengxin.audit.ingestion.IncomingEvent;
import cn.zhengxin.ledgerverifier.CanonicalJson;
import cn.zhengxin.ledgerverifier.Hash;
import cn.zhengxin.ledgerverifier.TreeHasher;
import java.util.HexFormat;

/**
 * A record of the ledger.
 *
 * @param event what it records, with the values it can be searched by
 * @param salt 32 random bytes in hexadecimal
 * @param record canonical JSON of the event, its numbering and its place
 */
record StoredRecord(long sequence, IncomingEvent event, String salt, Hash leafHash, String record) {

    static StoredRecord of(long sequence, IncomingEvent event, byte[] salt) {
        // Written out because the event is canonical already; names in ascending order, see CanonicalJson.
        String record = "{\"event\":" + event.event()
                + ",\"producer\":" + CanonicalJson.write(event.producer())
                + ",\"producerSequence\":" + event.producerSequence()
                + ",\"receivedAt\":" + CanonicalJson.write(event.receivedAt().toString())
                + ",\"sequence\":" + sequence
                + ",\"topic\":" + CanonicalJson.write(event.topic()) + "}";
        return new StoredRecord(
                sequence, event, HexFormat.of().formatHex(salt), TreeHasher.record(salt, record), record);
    }

    /** Never the record's content. */
    @Override
    public String toString() {
        return "StoredRecord[" + sequence + "]";
    }
}
