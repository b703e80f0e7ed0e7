package cn.zhengxin.authorization.departure;

/** A review as kept; the version grows by one with every change. */
record StoredDepartureReview(DepartureReview review, long version) {}
