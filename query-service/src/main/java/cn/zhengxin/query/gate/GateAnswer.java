package cn.zhengxin.query.gate;

import cn.zhengxin.query.inquiry.Decision;

/** The gate's answer: a decision, or none because a check could not be made. */
public sealed interface GateAnswer {

    record Decided(Decision decision) implements GateAnswer {}

    /**
     * A check could not be made.
     *
     * @param dependency fixed name of the part that was silent
     */
    record Undecided(String dependency) implements GateAnswer {}
}
