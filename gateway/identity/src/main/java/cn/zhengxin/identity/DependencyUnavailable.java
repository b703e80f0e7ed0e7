package cn.zhengxin.identity;

import org.jspecify.annotations.Nullable;

/** A part that a decision needs cannot be asked. Answered as 503; never as a permission or an absence (N3). */
public final class DependencyUnavailable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String dependency;

    /**
     * A part that does not answer.
     *
     * @param dependency its fixed name: {@code authorization-service}
     */
    public DependencyUnavailable(String dependency) {
        this(dependency, null);
    }

    public DependencyUnavailable(String dependency, @Nullable Throwable cause) {
        super("Not available: " + dependency, cause);
        this.dependency = dependency;
    }

    public String dependency() {
        return dependency;
    }
}
