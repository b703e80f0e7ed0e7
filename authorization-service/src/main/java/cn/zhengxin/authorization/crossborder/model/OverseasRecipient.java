package cn.zhengxin.authorization.crossborder.model;

/**
 * Who receives, without its name.
 *
 * @param reference keyed digest of the name
 * @param country ISO 3166-1 alpha-2, never CN; Hong Kong, Macao and Taiwan count as outside
 */
public record OverseasRecipient(String reference, RecipientKind kind, String country) {}
