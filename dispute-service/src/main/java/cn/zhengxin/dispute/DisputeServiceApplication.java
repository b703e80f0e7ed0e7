package cn.zhengxin.dispute;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Starts the dispute service. */
@SpringBootApplication
public class DisputeServiceApplication {
    public static void main(String[] arguments) {
        SpringApplication.run(DisputeServiceApplication.class, arguments);
    }
}
