package cn.zhengxin.query.reportvault;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The vault's sweep. How long a report is kept is policy data (Q14), not a setting.
 *
 * @param sweepInterval how often keys of expired reports are looked for
 */
@ConfigurationProperties("zhengxin.query.reportvault")
public record ReportVaultProperties(@DefaultValue("10m") Duration sweepInterval) {}
