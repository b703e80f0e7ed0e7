package cn.zhengxin.deploy.endtoend;

/**
 * One request of a client, as the client saw it end.
 *
 * @param caller account or client; empty for nobody
 * @param headers of the answer, a line each
 * @param replayed whether the answer was the kept one of an earlier request
 * @param confidential whether the answer may rightly hold personal data: a report that the risk system's own client was given
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
        boolean confidential) {

    public boolean succeeded() {
        return status >= 200 && status < 300;
    }

    @Override
    public String toString() {
        return method + " " + path + " by " + caller + " -> " + status;
    }
}
