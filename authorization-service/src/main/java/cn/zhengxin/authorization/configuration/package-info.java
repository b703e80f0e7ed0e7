/**
 * What the service is put together from and no feature owns: the keys it seals and refers with ({@code EncryptionConfiguration}), and what
 * its API description says of every address ({@code OpenApiConfiguration}). Settings and access rules of a feature stay with the feature.
 */
@NullMarked
package cn.zhengxin.authorization.configuration;

import org.jspecify.annotations.NullMarked;
