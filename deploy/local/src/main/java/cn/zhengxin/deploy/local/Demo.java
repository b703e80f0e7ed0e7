package cn.zhengxin.deploy.local;

import java.io.PrintStream;
import java.time.Clock;

/** The main job. */
final class Demo {
    Demo(PortPlan ports, SignIn signIn, PrintStream out, Clock clock) {}

    void run() {}
}
