package cn.zhengxin.gateway.signin;

import org.jspecify.annotations.Nullable;
import org.springframework.data.redis.serializer.JdkSerializationRedisSerializer;
import org.springframework.data.redis.serializer.RedisSerializer;

/** Objects as sealed bytes; bytes that were not sealed here are nothing. */
final class SealedSerializer implements RedisSerializer<Object> {

    private final JdkSerializationRedisSerializer objects =
            new JdkSerializationRedisSerializer(SealedSerializer.class.getClassLoader());
    private final SessionSeal seal;

    SealedSerializer(SessionSeal seal) {
        this.seal = seal;
    }

    @Override
    public byte[] serialize(@Nullable Object value) {
        return value == null ? new byte[0] : seal.seal(objects.serialize(value));
    }

    @Override
    public @Nullable Object deserialize(byte @Nullable [] bytes) {
        if (bytes == null || bytes.length == 0) {
            return null;
        }
        byte[] plain = seal.open(bytes);
        return plain == null ? null : objects.deserialize(plain);
    }
}
