package cn.zhengxin.masking.masking.model;

/** Whether a text that people wrote holds a number or an address of a person, by the search of M3. */
public final class PersonalDataInWording {

    private PersonalDataInWording() {}

    public static boolean isIn(String text) {
        return new PersonalDataSearch(new KnownValues()).search(text).findings() > 0;
    }
}
