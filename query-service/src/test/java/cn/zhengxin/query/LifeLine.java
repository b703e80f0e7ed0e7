package cn.zhengxin.query;

/** A process that can be killed between any two of its steps. Once dead it does nothing more until it is started again. */
public final class LifeLine {

    private int stepsLeft = Integer.MAX_VALUE;
    private int stepsTaken;

    /** What kill -9 looks like from inside. */
    public static final class Killed extends Error {
        private static final long serialVersionUID = 1L;
    }

    public void step() {
        stepsTaken++;
        if (stepsLeft-- <= 0) {
            stepsLeft = 0;
            throw new Killed();
        }
    }

    public void killAfter(int steps) {
        stepsLeft = steps;
    }

    public void restart() {
        stepsLeft = Integer.MAX_VALUE;
    }

    public int stepsTaken() {
        return stepsTaken;
    }
}
