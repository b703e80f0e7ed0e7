package cn.zhengxin.identity;

import java.io.IOException;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.support.ResourcePropertySource;

/** Settings every service starts from; its own files and the environment still win. */
final class HouseDefaults implements EnvironmentPostProcessor {

    private static final String RESOURCE = "cn/zhengxin/identity/house-defaults.properties";

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        try {
            environment.getPropertySources().addLast(new ResourcePropertySource(new ClassPathResource(RESOURCE)));
        } catch (IOException missing) {
            throw new IllegalStateException("The library lacks its own defaults", missing);
        }
    }
}
