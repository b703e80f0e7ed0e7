package cn.zhengxin.suspendedaccounts;

import cn.zhengxin.identity.AccessRules;
import cn.zhengxin.identity.Caller;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** A service as small as can be, to try the library on. */
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration
class SampleService {

    @Bean
    AccessRules rules() {
        return registry -> registry.requestMatchers("/api/v1/whoami").authenticated();
    }

    @RestController
    static class SampleController {
        @GetMapping("/api/v1/whoami")
        String whoami(Caller caller) {
            return caller.account().value();
        }
    }
}
