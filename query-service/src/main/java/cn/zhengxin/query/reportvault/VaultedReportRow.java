package cn.zhengxin.query.reportvault;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A row of the vault; without a wrapped key nobody can read it any more.
 *
 * @param endsAt when its days, or those of its credit file, are over
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record VaultedReportRow(byte @Nullable [] wrappedKey, byte @Nullable [] ciphertext, Instant endsAt) {}
