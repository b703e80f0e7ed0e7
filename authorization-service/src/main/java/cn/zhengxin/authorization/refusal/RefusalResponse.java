package cn.zhengxin.authorization.refusal;

import cn.zhengxin.authorization.inquiry.Product;
import cn.zhengxin.authorization.inquiry.Purpose;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** The receipt of a recorded refusal. */
record RefusalResponse(
        UUID id,
        Purpose purpose,
        Product product,
        String noticeVersion,
        List<String> alternatives,
        Instant recordedAt) {}
