package io.github.httpstatusproblem.servlet;

import io.github.httpstatusproblem.contract.AdapterContract;
import org.jspecify.annotations.Nullable;

class UndertowContractTest extends AdapterContract {
    private Container.@Nullable RunningServer server;

    @Override
    protected int start() throws Exception {
        server = Container.UNDERTOW.start(RouteServlet::register);
        return server.port();
    }

    @Override
    protected void stop() throws Exception {
        if (server != null) {
            server.stop();
        }
    }
}
