package cn.zhengxin.deploy.servers;

/** The kinds of server a test can ask for. */
public enum Server {
    POSTGRES,
    KAFKA,
    REDIS,
    KEYCLOAK
}
