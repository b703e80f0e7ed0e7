package cn.zhengxin.query.gate;

import org.jspecify.annotations.Nullable;

/** What is known of an operator's account at this moment (Q2, O11). */
public interface OperatorStandings {

    Standing of(String account, @Nullable String terminal);
}
