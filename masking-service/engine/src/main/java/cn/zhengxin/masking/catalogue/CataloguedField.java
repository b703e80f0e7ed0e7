package cn.zhengxin.masking.catalogue;

/**
 * One element of a report.
 *
 * @param path section, groups and element joined by dots, without the marks of repetition
 */
public record CataloguedField(String path, SensitivityClass sensitivity, FieldKind kind) {

    /** The section the element stands in, for example {@code PC02}. */
    public String section() {
        int dot = path.indexOf('.');
        return dot < 0 ? path : path.substring(0, dot);
    }
}
