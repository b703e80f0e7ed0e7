package cn.zhengxin.masking;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Starts the masking service. */
@SpringBootApplication
public class MaskingServiceApplication {
    public static void main(String[] arguments) {
        SpringApplication.run(MaskingServiceApplication.class, arguments);
    }
}
