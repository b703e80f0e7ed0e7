package cn.zhengxin.query.inquiry;

/**
 * Why a rule did not simply let a query pass.
 *
 * @param rule id of the rule
 * @param basis the law, standard or policy behind it
 * @param message what is the matter, without personal data
 * @param cure what would make it pass
 */
public record Reason(String rule, String basis, String message, String cure) {}
