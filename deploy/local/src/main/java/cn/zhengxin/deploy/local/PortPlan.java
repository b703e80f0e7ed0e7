package cn.zhengxin.deploy.local;

/**
 * Every port of the platform, all counted from one base so that two platforms fit on a machine.
 *
 * @param base the gateway's port
 */
public record PortPlan(int base) {
    private static final int MANAGEMENT_DISTANCE = 200;

    public PortPlan {
        if (base < 1_024 || base > 65_000) {
            throw new IllegalArgumentException("A port base lies between 1024 and 65000");
        }
    }

    public int gateway() {
        return base;
    }

    public int authorization() {
        return base + 1;
    }

    public int query() {
        return base + 2;
    }

    public int masking() {
        return base + 3;
    }

    public int dispute() {
        return base + 4;
    }

    public int audit() {
        return base + 5;
    }

    public int bureau() {
        return base + 10;
    }

    public int bureauControl() {
        return base + 11;
    }

    public int identityCheck() {
        return base + 12;
    }

    public int identityCheckControl() {
        return base + 13;
    }

    public int keycloak() {
        return base + 100;
    }

    public int keycloakManagement() {
        return base + 101;
    }

    public int postgresql() {
        return base + 300;
    }

    public int kafka() {
        return base + 301;
    }

    public int kafkaController() {
        return base + 302;
    }

    public int redis() {
        return base + 303;
    }

    /** Where a service shows health and metrics. */
    public int managementOf(int servicePort) {
        return servicePort + MANAGEMENT_DISTANCE;
    }
}
