package cn.zhengxin.audit;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Starts the audit service. */
@SpringBootApplication
public class AuditServiceApplication {
    public static void main(String[] arguments) {
        SpringApplication.run(AuditServiceApplication.class, arguments);
    }
}
