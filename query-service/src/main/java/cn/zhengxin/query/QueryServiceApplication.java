package cn.zhengxin.query;

import cn.zhengxin.query.replay.ReplayApplication;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Starts the query service; or, with {@code --replay.} arguments, decides again what it has on record and ends. */
@SpringBootApplication
public class QueryServiceApplication {
    public static void main(String[] arguments) {
        if (ReplayApplication.isAskedFor(arguments)) {
            System.exit(ReplayApplication.run(arguments, System.out, System.err));
        }
        SpringApplication.run(QueryServiceApplication.class, arguments);
    }
}
