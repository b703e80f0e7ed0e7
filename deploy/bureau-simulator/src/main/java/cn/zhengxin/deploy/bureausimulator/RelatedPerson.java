package cn.zhengxin.deploy.bureausimulator;

/** The spouse, or the person someone stands surety for, as a report names them. Nobody real. */
public record RelatedPerson(String name, String nationalId, String phone) {

    @Override
    public String toString() {
        return "RelatedPerson[***]";
    }
}
