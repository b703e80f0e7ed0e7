package cn.zhengxin.masking.masking;

import cn.zhengxin.masking.masking.model.PseudonymSuite;
import cn.zhengxin.masking.masking.model.RecipientKeys;
import jakarta.validation.constraints.NotNull;
import java.util.Base64;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * What pseudonyms and encrypted numbers are made by (M4).
 *
 * @param secret base64 of the secret that the keys of all recipients are derived from, of at least 32 bytes and no other use; with
 *     another every value is called otherwise towards every recipient. Without one, rules that ask for a pseudonym hide the value.
 * @param suite algorithms of pseudonyms and encrypted numbers
 */
@Validated
@ConfigurationProperties("zhengxin.masking.pseudonyms")
record PseudonymProperties(
        @Nullable String secret,
        @NotNull @DefaultValue("SHA_256_AES") PseudonymSuite suite) {

    RecipientKeys keys() {
        return secret == null
                ? RecipientKeys.NONE
                : new RecipientKeys(Base64.getDecoder().decode(secret), suite);
    }

    @Override
    public String toString() {
        return "PseudonymProperties[suite=" + suite + "]";
    }
}
