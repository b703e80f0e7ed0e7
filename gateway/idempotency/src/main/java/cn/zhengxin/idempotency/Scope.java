package cn.zhengxin.idempotency;

import java.util.Arrays;

/** Whose write this is, under which key, at which address; 32 bytes that tell nothing. */
@SuppressWarnings("ArrayRecordComponent") // Copied in and out, and compared by content.
record Scope(byte[] value) {
    Scope {
        value = value.clone();
    }

    @Override
    public byte[] value() {
        return value.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Scope scope && Arrays.equals(value, scope.value);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(value);
    }

    @Override
    public String toString() {
        return "Scope[***]";
    }
}
