package cn.zhengxin.query.passport;

import cn.zhengxin.query.inquiry.RequestNumber;
import java.time.Instant;
import java.util.UUID;

/** A passport as the office remembers it. */
public record IssuedPassport(
        UUID id, RequestNumber number, QueryPassport passport, Instant issuedAt, Instant expiresAt) {}
