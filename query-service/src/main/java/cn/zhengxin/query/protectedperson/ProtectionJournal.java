package cn.zhengxin.query.protectedperson;

import cn.zhengxin.query.inquiry.Performer;
import java.time.Instant;

/** What happened to the list. Joins the caller's transaction (N5); whom it is about is told nowhere, not even by reference. */
public interface ProtectionJournal {

    /** Proposed, or decided, as its state says. */
    void changed(ProtectedPerson entry, boolean turnedDown, Performer.Employee by, Instant at);

    /** Somebody tried to decide their own proposal. */
    void refused(ProtectedPerson entry, Performer.Employee by, Instant at);
}
