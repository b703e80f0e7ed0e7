package cn.zhengxin.authorization.customerauthorization.web;

import cn.zhengxin.authorization.AuthorizationId;
import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;

/** Where a page ended, in a form that invites no guessing. */
final class Cursor {

    private static final int LENGTH = 2 * Long.BYTES;

    private Cursor() {}

    static String of(AuthorizationId id) {
        var bytes = ByteBuffer.allocate(LENGTH)
                .putLong(id.value().getMostSignificantBits())
                .putLong(id.value().getLeastSignificantBits())
                .array();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** Empty when this service never gave such a cursor. */
    static Optional<AuthorizationId> parse(String text) {
        try {
            var bytes = Base64.getUrlDecoder().decode(text);
            if (bytes.length != LENGTH) {
                return Optional.empty();
            }
            var buffer = ByteBuffer.wrap(bytes);
            return Optional.of(new AuthorizationId(new UUID(buffer.getLong(), buffer.getLong())));
        } catch (IllegalArgumentException noBase64) {
            return Optional.empty();
        }
    }
}
