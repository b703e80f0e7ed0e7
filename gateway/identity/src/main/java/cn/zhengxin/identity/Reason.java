package cn.zhengxin.identity;

/**
 * Why a rule refused.
 *
 * @param rule id of the rule
 * @param basis the law or policy behind it
 * @param message what failed, without personal data
 * @param cure what would make it pass
 */
public record Reason(String rule, String basis, String message, String cure) {}
