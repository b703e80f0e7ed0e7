package cn.zhengxin.deploy.bench.peer;

import java.util.UUID;

/** What is asked for. */
record PlainQueryRequest(
        UUID authorizationId, String reportType, String purpose, String businessReference, Subject subject) {

    /** Whom it is about. */
    record Subject(String name, String documentType, String documentNumber) {
        @Override
        public String toString() {
            return "Subject[***]";
        }
    }
}
