package cn.zhengxin.audittrail;

import org.jspecify.annotations.Nullable;

/**
 * Where an event came from.
 *
 * @param address network address of the caller's machine as the gateway saw it
 * @param device what the caller's machine calls itself
 * @param traceId of the request that caused the event
 */
public record Origin(
        @Nullable String address,
        @Nullable String device,
        @Nullable String traceId) {

    private static final Origin UNKNOWN = new Origin(null, null, null);

    public Origin {
        Limits.optionalText("origin.address", address, 64);
        Limits.optionalText("origin.device", device, 256);
        Limits.optionalText("origin.traceId", traceId, 64);
    }

    public static Origin unknown() {
        return UNKNOWN;
    }
}
