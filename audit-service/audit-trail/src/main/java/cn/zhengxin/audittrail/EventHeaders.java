package cn.zhengxin.audittrail;

/** Names of the message headers: CloudEvents 1.0 in Kafka's binary form, and two of the house. */
final class EventHeaders {

    static final String SPECIFICATION_VERSION = "ce_specversion";
    static final String ID = "ce_id";
    static final String SOURCE = "ce_source";
    static final String TYPE = "ce_type";
    static final String TIME = "ce_time";
    static final String SUBJECT = "ce_subject";
    static final String SEQUENCE = "ce_sequence";
    static final String PRODUCER = "ce_producer";
    static final String CONTENT_TYPE = "content-type";
    static final String TRACEPARENT = "traceparent";

    static final String DEAD_LETTER_REASON = "zx_dead_letter_reason";
    static final String DEAD_LETTER_GROUP = "zx_dead_letter_group";
    static final String DEAD_LETTER_TOPIC = "zx_dead_letter_topic";
    static final String DEAD_LETTER_PARTITION = "zx_dead_letter_partition";
    static final String DEAD_LETTER_OFFSET = "zx_dead_letter_offset";

    private EventHeaders() {}
}
