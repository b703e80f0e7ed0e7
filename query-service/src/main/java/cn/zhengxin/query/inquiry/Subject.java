package cn.zhengxin.query.inquiry;

import cn.zhengxin.sensitivetypes.IdentityDocument;
import cn.zhengxin.sensitivetypes.PersonName;

/** Whom a query is about, in clear; lives in memory only while it is needed, and prints redacted. */
public record Subject(PersonName name, IdentityDocument document) {}
