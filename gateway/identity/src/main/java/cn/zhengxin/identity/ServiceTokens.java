package cn.zhengxin.identity;

/** The token with which this service calls others: client credentials, cached until shortly before it expires. */
public interface ServiceTokens {

    /**
     * A token that is good for some time yet.
     *
     * @throws DependencyUnavailable when there is no valid token and none can be had
     */
    String accessToken();
}
