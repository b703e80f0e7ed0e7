package cn.zhengxin.deploy.servers;

/**
 * A service's own database and its two logins: the owner migrates it, the application only works in it.
 *
 * @param name the database's name
 */
public record Database(
        String name, String jdbcUrl, String ownerName, String ownerPassword, String appName, String appPassword) {
    @Override
    public String toString() {
        return "Database[" + name + ", " + jdbcUrl + "]";
    }
}
