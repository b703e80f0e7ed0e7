package cn.zhengxin.authorization.decision.model;

/**
 * What the subject of a use is to whoever asks for it (Q10).
 *
 * @param oneself the operator who asks is the subject
 * @param colleague the subject is another operator of that operator's institution
 * @param staff the subject is an operator of the institution that the use is for; asked for by its systems, which are nobody themselves
 */
public record SubjectTie(boolean oneself, boolean colleague, boolean staff) {}
