package cn.zhengxin.query.sampling;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** Where the days' seeds are kept: secret until the day's sample is drawn, and never changed. */
interface SampleSeeds {

    /** False when the day has a seed already; it keeps that one. Joins the caller's transaction. */
    boolean commit(SampleSeed seed, Instant at);

    /** The last day that has a seed. */
    Optional<LocalDate> lastDay();

    /** Seeds of days before this one whose samples are not drawn to the end, oldest first. */
    List<SampleSeed> toDraw(LocalDate before);

    /** False when it was published before. Joins the caller's transaction. */
    boolean publish(LocalDate day, Instant at);
}
