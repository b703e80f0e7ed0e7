package cn.zhengxin.authorization.configuration;

import cn.zhengxin.identity.ProblemWriter;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

@Configuration(proxyBeanMethods = false)
class SinglePartConfiguration {

    @Bean
    WebMvcConfigurer singleParts(ProblemWriter problems) {
        return new WebMvcConfigurer() {
            @Override
            public void addInterceptors(InterceptorRegistry registry) {
                registry.addInterceptor(new SinglePartInterceptor(problems));
            }
        };
    }
}
