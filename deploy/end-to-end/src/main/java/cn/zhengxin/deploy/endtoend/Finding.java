package cn.zhengxin.deploy.endtoend;

/**
 * One thing that should not be.
 *
 * @param what names places and identifiers, never the personal data found there
 */
public record Finding(Zero zero, String what) {

    @Override
    public String toString() {
        return "zero " + zero.number() + " (" + zero.meaning() + "): " + what;
    }
}
