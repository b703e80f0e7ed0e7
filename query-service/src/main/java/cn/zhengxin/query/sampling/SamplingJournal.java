package cn.zhengxin.query.sampling;

import java.time.Instant;

/** Where it is told how days are drawn; what happens to one query, its own journal tells. Joins the caller's transaction (N5). */
interface SamplingJournal {

    /** A day has a seed from now on; only its digest is told. */
    void committed(SampleSeed seed, Instant at);

    void drawn(SampleDraw draw, Instant at);

    /** Everything of the day is drawn, and the seed a secret no more. */
    void published(SampleSeed seed, Instant at);
}
