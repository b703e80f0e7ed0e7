package cn.zhengxin.authorization.exemption.model;

import cn.zhengxin.authorization.caller.Party;
import java.time.Instant;

/**
 * That an urgent query was reported to the central bank (A16).
 *
 * @param reference under which the central bank's branch filed the report
 */
public record CentralBankReport(String reference, Party by, Instant at) {}
