package cn.zhengxin.query.reportvault;

import jakarta.validation.constraints.NotNull;
import java.nio.file.Path;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * The vault. How long a report is kept is policy data (Q14), not a setting.
 *
 * @param keyFolder where the vault keys lie, shared by all instances; kept out of backups, and below a volume's root, so that it
 *     is missing when the volume is
 * @param sweepInterval how often keys of expired reports are looked for
 */
@Validated
@ConfigurationProperties("zhengxin.query.reportvault")
public record ReportVaultProperties(
        @NotNull Path keyFolder, @DefaultValue("10m") Duration sweepInterval) {}
