package cn.zhengxin.deploy.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BureauKeysTests {

    @TempDir
    private Path folder;

    @Test
    @DisplayName("Q12 · what bureau and query service know each other by is made anew at each start")
    void madeAnew() throws Exception {
        var keys = new BureauKeys(folder, "of-this-test");
        keys.makeAnew();
        byte[] firstAuthority = Files.readAllBytes(folder.resolve("bureau-authority.p12"));
        String firstKey = Files.readString(folder.resolve("passport-public.pem"));

        keys.makeAnew();

        assertThat(Files.readAllBytes(folder.resolve("bureau-authority.p12"))).isNotEqualTo(firstAuthority);
        assertThat(Files.readString(folder.resolve("passport-public.pem"))).isNotEqualTo(firstKey);
    }

    @Test
    @DisplayName(
            "N1 · the bureau is given the public half of the passport key, and neither side the other's private key")
    void nobodyHasTheOthersKey() throws Exception {
        var keys = new BureauKeys(folder, "of-this-test");
        keys.makeAnew();

        assertThat(Files.readString(folder.resolve("passport-public.pem")))
                .contains("BEGIN PUBLIC KEY")
                .doesNotContain("PRIVATE");
        assertThat(keys.environmentOfBureau().values())
                .noneMatch(value -> value.endsWith("passport-signing.pem") || value.endsWith("bureau-client.p12"));
        assertThat(keys.environmentOfQueryService(8090))
                .containsEntry("ZHENGXIN_QUERY_BUREAU_BASEURL", "https://localhost:8090");
        assertThat(keys.environmentOfQueryService(8090).values())
                .noneMatch(value -> value.endsWith("bureau-simulator.p12"));
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrder(
                            "bureau-authority.p12",
                            "bureau-simulator.p12",
                            "bureau-client.p12",
                            "passport-signing.pem",
                            "passport-public.pem");
        }
    }
}
