package cn.zhengxin.authorization;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Starts the authorization service. */
@SpringBootApplication
public class AuthorizationServiceApplication {
    public static void main(String[] arguments) {
        SpringApplication.run(AuthorizationServiceApplication.class, arguments);
    }
}
