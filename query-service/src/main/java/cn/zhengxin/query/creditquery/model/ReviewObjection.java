package cn.zhengxin.query.creditquery.model;

import java.util.Optional;

/** Why somebody may not review a query (Q4). */
public enum ReviewObjection {
    /** The query is another institution's; its existence is not told. */
    OTHER_INSTITUTION,
    /** Nobody reviews what they asked for. */
    OWN_QUERY;

    public static Optional<ReviewObjection> to(Particulars query, String account, String institution) {
        if (!query.requester().institution().equals(institution)) {
            return Optional.of(OTHER_INSTITUTION);
        }
        if (query.requester().account().equals(account)) {
            return Optional.of(OWN_QUERY);
        }
        return Optional.empty();
    }
}
