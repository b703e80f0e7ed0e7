package cn.zhengxin.authorization.crossborder.persistence;

import jakarta.validation.constraints.NotBlank;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * Settings of transfers out of the country.
 *
 * @param pseudonymKey base64 of the key behind subjects' pseudonyms towards recipients abroad (A8), of at least 32 bytes and no other
 *     use: whoever gets hold of the platform's subject references joins nothing that left the country. With another key every
 *     subject is somebody else to every recipient.
 */
@Validated
@ConfigurationProperties("zhengxin.authorization.cross-border")
public record CrossBorderProperties(@NotBlank String pseudonymKey) {

    @Override
    public String toString() {
        return "CrossBorderProperties[***]";
    }
}
