package cn.zhengxin.deploy.endtoend;

import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Starts one platform for all journeys of a run, at the first that asks for it; it is stopped when the run ends. */
final class SharedPlatform implements ParameterResolver {

    private static final ExtensionContext.Namespace OWN = ExtensionContext.Namespace.create(SharedPlatform.class);

    /** What became of starting it: after one failure nobody waits for a second. */
    private static final class Attempt implements AutoCloseable {
        private RunningPlatform platform;
        private RuntimeException failure;

        private Attempt() {
            try {
                platform = RunningPlatform.start();
            } catch (RuntimeException e) {
                failure = e;
            }
        }

        private RunningPlatform platform() {
            if (platform == null) {
                throw new IllegalStateException("The platform did not start", failure);
            }
            return platform;
        }

        @Override
        public void close() {
            if (platform != null) {
                platform.close();
            }
        }
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == RunningPlatform.class;
    }

    @Override
    public RunningPlatform resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return context.getRoot()
                .getStore(OWN)
                .computeIfAbsent(Attempt.class, _ -> new Attempt(), Attempt.class)
                .platform();
    }
}
