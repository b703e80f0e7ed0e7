package cn.zhengxin.authorization.operator.web;

/** A password that works once; whoever reads it here hands it over, nobody can read it again. */
record FirstPasswordResponse(String password) {
    @Override
    public String toString() {
        return "FirstPasswordResponse[withheld]";
    }
}
