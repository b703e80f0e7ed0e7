package cn.zhengxin.deploy.bureausimulator;

import java.util.OptionalInt;

/** Holds the behaviour in force and counts down those that apply to a number of inquiries only. */
final class BehaviourSwitch {

    private Behaviour current = Behaviour.NORMAL;

    synchronized Behaviour current() {
        return current;
    }

    synchronized void set(Behaviour behaviour) {
        current = behaviour;
    }

    /** The behaviour for one arriving inquiry. */
    synchronized Behaviour next() {
        var taken = current;
        if (taken.count().isPresent()) {
            int left = taken.count().getAsInt() - 1;
            current = left == 0 ? Behaviour.NORMAL : new Behaviour(taken.mode(), taken.delay(), OptionalInt.of(left));
        }
        return taken;
    }
}
