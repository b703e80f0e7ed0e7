package cn.zhengxin.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.zhengxin.encryption.DigestSuite;
import cn.zhengxin.encryption.SignatureSuite;
import cn.zhengxin.query.batch.application.BatchProperties;
import cn.zhengxin.query.bureau.BureauProperties;
import cn.zhengxin.query.creditquery.application.CreditQueryProperties;
import cn.zhengxin.query.disclosure.MaskingProperties;
import cn.zhengxin.query.gate.AuthorizationProperties;
import cn.zhengxin.query.gate.LineProperties;
import cn.zhengxin.query.passport.PassportProperties;
import cn.zhengxin.query.reportvault.ReportVaultProperties;
import cn.zhengxin.query.sampling.SamplingProperties;
import jakarta.validation.Validation;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.util.unit.DataSize;

class SettingsTests {

    @Test
    @DisplayName("Settlement: its defaults")
    void settlementDefaults() {
        assertThat(bound("zhengxin.query.creditquery", CreditQueryProperties.class, Map.of()))
                .isEqualTo(new CreditQueryProperties(
                        true,
                        Duration.ofSeconds(2),
                        16,
                        Duration.ofSeconds(20),
                        Duration.ofSeconds(5),
                        Duration.ofSeconds(3),
                        Duration.ofMinutes(1),
                        Duration.ofSeconds(10),
                        Duration.ofHours(24),
                        Duration.ofMinutes(5),
                        "B00000"));
    }

    @Test
    @DisplayName("Settlement: every setting by name")
    void settlementByName() {
        assertThat(bound(
                        "zhengxin.query.creditquery",
                        CreditQueryProperties.class,
                        Map.ofEntries(
                                Map.entry("settlement-enabled", "false"),
                                Map.entry("settlement-interval", "1s"),
                                Map.entry("settlement-batch", "2"),
                                Map.entry("lease", "3s"),
                                Map.entry("first-pause", "4s"),
                                Map.entry("retry-pause", "5s"),
                                Map.entry("bureau-account-pause", "9s"),
                                Map.entry("quiet-period", "6s"),
                                Map.entry("give-up-after", "7h"),
                                Map.entry("forgotten-after", "8m"),
                                Map.entry("partners-seen-by", "B90000"))))
                .isEqualTo(new CreditQueryProperties(
                        false,
                        Duration.ofSeconds(1),
                        2,
                        Duration.ofSeconds(3),
                        Duration.ofSeconds(4),
                        Duration.ofSeconds(5),
                        Duration.ofSeconds(9),
                        Duration.ofSeconds(6),
                        Duration.ofHours(7),
                        Duration.ofMinutes(8),
                        "B90000"));
    }

    @Test
    @DisplayName("The head institution: the default and the setting by name, and none at all is no setting")
    void headInstitution() {
        assertThat(bound("zhengxin.query", HeadInstitutionProperties.class, Map.of()))
                .isEqualTo(new HeadInstitutionProperties("B00000"));
        assertThat(bound("zhengxin.query", HeadInstitutionProperties.class, Map.of("head-institution", "B99999")))
                .isEqualTo(new HeadInstitutionProperties("B99999"));
        try (var validators = Validation.buildDefaultValidatorFactory()) {
            assertThat(validators.getValidator().validate(new HeadInstitutionProperties(" ")))
                    .hasSize(1);
        }
    }

    @Test
    @DisplayName("Samples: their defaults, and every setting by name")
    void samples() {
        assertThat(bound("zhengxin.query.sampling", SamplingProperties.class, Map.of()))
                .isEqualTo(new SamplingProperties(
                        true, Duration.ofMinutes(10), Duration.ofMinutes(10), Duration.ofDays(7), DigestSuite.SHA_256));
        assertThat(bound(
                        "zhengxin.query.sampling",
                        SamplingProperties.class,
                        Map.of(
                                "enabled", "false",
                                "interval", "1m",
                                "drawn-after", "2m",
                                "due-after", "3d",
                                "digest", "SM3")))
                .isEqualTo(new SamplingProperties(
                        false, Duration.ofMinutes(1), Duration.ofMinutes(2), Duration.ofDays(3), DigestSuite.SM3));
    }

    @Test
    @DisplayName("The key service: none by default, every setting by name, and no address without a token")
    void keyService() {
        assertThat(bound("zhengxin.encryption.key-service", KeyServiceProperties.class, Map.of()))
                .isEqualTo(new KeyServiceProperties(
                        null, null, "transit", "zhengxin-query", null, Duration.ofSeconds(1), Duration.ofSeconds(2)));
        assertThat(bound(
                        "zhengxin.encryption.key-service",
                        KeyServiceProperties.class,
                        Map.of(
                                "address", "https://keys.bank.example:8200",
                                "namespace", "credit",
                                "mount", "engine",
                                "key-name", "other",
                                "token-file", "/run/token",
                                "connect-limit", "3s",
                                "call-limit", "4s")))
                .isEqualTo(new KeyServiceProperties(
                        URI.create("https://keys.bank.example:8200"),
                        "credit",
                        "engine",
                        "other",
                        Path.of("/run/token"),
                        Duration.ofSeconds(3),
                        Duration.ofSeconds(4)));
        assertThatThrownBy(() -> new KeyServiceProperties(
                        URI.create("https://keys.bank.example"),
                        null,
                        "transit",
                        "zhengxin-query",
                        null,
                        Duration.ofSeconds(1),
                        Duration.ofSeconds(2)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    @DisplayName("Batches: their defaults")
    void batchDefaults() {
        assertThat(bound("zhengxin.query.batch", BatchProperties.class, Map.of()))
                .isEqualTo(new BatchProperties(
                        new BatchProperties.File(
                                10_000, DataSize.ofMegabytes(5), DataSize.ofMegabytes(64), 100, Duration.ofSeconds(30)),
                        new BatchProperties.Worker(
                                true,
                                Duration.ofSeconds(1),
                                8,
                                Duration.ofSeconds(60),
                                Duration.ofSeconds(2),
                                Duration.ofMinutes(5),
                                10,
                                5),
                        new BatchProperties.Progress(
                                Duration.ofSeconds(1), Duration.ofSeconds(10), Duration.ofSeconds(25), 40)));
    }

    @Test
    @DisplayName("Batches: every setting by name")
    void batchByName() {
        var values = new java.util.HashMap<String, String>();
        values.put("file.most-rows", "1");
        values.put("file.largest", "2MB");
        values.put("file.largest-unpacked", "3MB");
        values.put("file.most-faults", "4");
        values.put("file.storage-timeout", "5s");
        values.put("worker.enabled", "false");
        values.put("worker.interval", "6s");
        values.put("worker.concurrency", "7");
        values.put("worker.lease", "8s");
        values.put("worker.first-pause", "9s");
        values.put("worker.longest-pause", "10s");
        values.put("worker.outages-until-pause", "11");
        values.put("worker.most-breakdowns", "12");
        values.put("progress.interval", "13s");
        values.put("progress.heart-beat", "14s");
        values.put("progress.stream-for", "15s");
        values.put("progress.most-streams", "16");
        assertThat(bound("zhengxin.query.batch", BatchProperties.class, values))
                .isEqualTo(new BatchProperties(
                        new BatchProperties.File(
                                1, DataSize.ofMegabytes(2), DataSize.ofMegabytes(3), 4, Duration.ofSeconds(5)),
                        new BatchProperties.Worker(
                                false,
                                Duration.ofSeconds(6),
                                7,
                                Duration.ofSeconds(8),
                                Duration.ofSeconds(9),
                                Duration.ofSeconds(10),
                                11,
                                12),
                        new BatchProperties.Progress(
                                Duration.ofSeconds(13), Duration.ofSeconds(14), Duration.ofSeconds(15), 16)));
    }

    @Test
    @DisplayName("Bureau, neighbours and vault: defaults and names")
    void theOthers() {
        assertThat(bound("zhengxin.query.bureau", BureauProperties.class, Map.of("base-url", "http://localhost:1")))
                .isEqualTo(new BureauProperties(
                        URI.create("http://localhost:1"), null, Duration.ofSeconds(1), DataSize.ofMegabytes(2)));
        assertThat(bound(
                        "zhengxin.query.bureau",
                        BureauProperties.class,
                        Map.of(
                                "base-url", "https://bureau",
                                "ssl-bundle", "bureau",
                                "connect-timeout", "2s",
                                "largest-answer", "3MB")))
                .isEqualTo(new BureauProperties(
                        URI.create("https://bureau"), "bureau", Duration.ofSeconds(2), DataSize.ofMegabytes(3)));
        for (var refused : List.of(Map.of("base-url", "http://bureau"), Map.of("base-url", "https://bureau"))) {
            assertThatThrownBy(() -> bound("zhengxin.query.bureau", BureauProperties.class, refused))
                    .rootCause()
                    .isInstanceOf(IllegalArgumentException.class);
        }
        assertThat(bound("zhengxin.query.passport", PassportProperties.class, Map.of("signing-key", "/keys/p.pem")))
                .isEqualTo(
                        new PassportProperties(Path.of("/keys/p.pem"), SignatureSuite.ED25519, Duration.ofMinutes(2)));
        assertThat(bound(
                        "zhengxin.query.passport",
                        PassportProperties.class,
                        Map.of("signing-key", "/keys/p.pem", "signature", "SM2", "lifetime", "1m")))
                .isEqualTo(new PassportProperties(Path.of("/keys/p.pem"), SignatureSuite.SM2, Duration.ofMinutes(1)));
        assertThat(bound("zhengxin.query.authorization", AuthorizationProperties.class, Map.of("base-url", "http://a")))
                .isEqualTo(new AuthorizationProperties(URI.create("http://a")));
        assertThat(bound("zhengxin.query.masking", MaskingProperties.class, Map.of("base-url", "http://m")))
                .isEqualTo(new MaskingProperties(URI.create("http://m")));
        assertThat(bound(
                        "zhengxin.query.reportvault", ReportVaultProperties.class, Map.of("key-folder", "/keys/vault")))
                .isEqualTo(new ReportVaultProperties(Path.of("/keys/vault"), Duration.ofMinutes(10)));
        assertThat(bound(
                        "zhengxin.query.reportvault",
                        ReportVaultProperties.class,
                        Map.of("key-folder", "/keys/vault", "sweep-interval", "1m")))
                .isEqualTo(new ReportVaultProperties(Path.of("/keys/vault"), Duration.ofMinutes(1)));
    }

    @Test
    @DisplayName("Lines for places: defaults and names")
    void lines() {
        assertThat(bound("zhengxin.query.gate.lines", LineProperties.class, Map.of()))
                .isEqualTo(new LineProperties(200, Duration.ofSeconds(2)));
        assertThat(bound("zhengxin.query.gate.lines", LineProperties.class, Map.of("waiting", "3", "patience", "4s")))
                .isEqualTo(new LineProperties(3, Duration.ofSeconds(4)));
    }

    private static <T> T bound(String prefix, Class<T> type, Map<String, String> values) {
        var source = new MapConfigurationPropertySource();
        values.forEach((name, value) -> source.put(prefix + "." + name, value));
        return new Binder(source).bindOrCreate(prefix, Bindable.of(type));
    }
}
