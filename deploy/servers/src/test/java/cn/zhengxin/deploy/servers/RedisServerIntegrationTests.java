package cn.zhengxin.deploy.servers;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Redis")
class RedisServerIntegrationTests {
    private final RedisServer server = Servers.shared(Server.REDIS).redis();

    @Test
    @DisplayName("answers, is killed, and answers again on the same port")
    void comesBackAfterAKill() {
        assertThat(server.isReady()).isTrue();
        server.flush();
        server.killHard();
        assertThat(server.isAlive()).isFalse();
        assertThat(server.isReady()).isFalse();
        server.start();
        assertThat(server.isReady()).isTrue();
    }
}
