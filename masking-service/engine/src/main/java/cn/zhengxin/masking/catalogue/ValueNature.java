package cn.zhengxin.masking.catalogue;

/**
 * What a value is by its nature, as far as it names or reaches a person: by this it is read, looked for in other texts (M3) and
 * replaced by another (M4). Kinds are many and added now and then, natures are few: whoever treats them differently distinguishes
 * these, and a new kind that has one of them needs no line anywhere but its own.
 */
public enum ValueNature {
    /** Of a person, in whatever script. */
    NAME,
    /** GB 11643. */
    IDENTITY_NUMBER,
    /** A mobile number. */
    PHONE,
    LANDLINE,
    EMAIL,
    ADDRESS,
    /** With Luhn's check digit. */
    CARD_NUMBER,
    /** Letters, digits and dashes; may be a card's number. */
    ACCOUNT_NUMBER,
    /** Nothing that belongs to one person alone. */
    ANYTHING
}
