package cn.zhengxin.query.passport;

import cn.zhengxin.query.inquiry.RequestNumber;
import java.time.Instant;
import java.util.Optional;

/** Every passport there was, and when it was handed to a sending. Each is for one sending: sent again, an inquiry has a new one. */
public interface IssuedPassports {

    void keep(IssuedPassport passport);

    /** Uses up the latest one for this inquiry that nobody has used and that holds beyond the moment. */
    Optional<IssuedPassport> useLatest(RequestNumber number, Instant moment, Instant at);

    /** Keeps one that is handed to a sending as it is issued. */
    void keepUsed(IssuedPassport passport, Instant at);
}
