package cn.zhengxin.deploy.endtoend;

/**
 * One request of a client, as the client saw it end.
 *
 * @param caller account or client; empty for nobody
 * @param headers of the answer, a line each
 * @param replayed whether the answer was the kept one of an earlier request
 * @param confidential whether the answer may rightly hold personal data: a report that the risk system's own client was given
 * @param unmasked the kind of value that the viewer was granted in full in this answer (M5); empty for none
 */
public record ClientCall(
        String caller,
        String method,
        String path,
        int status,
        String contentType,
        String headers,
        String body,
        boolean replayed,
        boolean confidential,
        String unmasked) {

    /** Without anything unmasked, as nearly all are. */
    public ClientCall(
            String caller,
            String method,
            String path,
            int status,
            String contentType,
            String headers,
            String body,
            boolean replayed,
            boolean confidential) {
        this(caller, method, path, status, contentType, headers, body, replayed, confidential, "");
    }

    public boolean succeeded() {
        return status >= 200 && status < 300;
    }

    @Override
    public String toString() {
        return method + " " + path + " by " + caller + " -> " + status;
    }
}
