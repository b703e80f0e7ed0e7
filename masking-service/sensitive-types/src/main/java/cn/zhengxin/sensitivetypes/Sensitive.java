package cn.zhengxin.sensitivetypes;

/**
 * A piece of personal data. Its {@code toString} never shows the value, so that a log line, an exception or a debugger
 * label cannot leak it (N2); whoever needs the value says so by calling {@link #reveal()}.
 */
public interface Sensitive {

    /** The full value, normalised. */
    String reveal();

    /** The value as it is shown by default (M2). */
    String masked();
}
