package com.example;

import io.github.httpstatusproblem.ProblemResponder;
import io.github.httpstatusproblem.servlet.HttpStatusProblemFilter;
import io.undertow.Undertow;
import io.undertow.servlet.Servlets;
import io.undertow.servlet.api.DeploymentInfo;
import io.undertow.servlet.api.DeploymentManager;
import io.undertow.servlet.api.FilterInfo;
import io.undertow.servlet.util.ImmediateInstanceFactory;
import jakarta.servlet.DispatcherType;

public class UndertowExample {
    public static void main(String[] args) throws Exception {
        start(Integer.getInteger("port", 8080));
    }

    static Undertow start(int port) throws Exception {
        HttpStatusProblemFilter filter = new HttpStatusProblemFilter(ProblemResponder.create());
        DeploymentInfo app = Servlets.deployment()
                .setClassLoader(UndertowExample.class.getClassLoader())
                .setContextPath("/")
                .setDeploymentName("app")
                .addServlet(Servlets.servlet(MyServlet.class).addMapping("/endpoint"))
                .addFilter(new FilterInfo("problems", filter.getClass(), new ImmediateInstanceFactory<>(filter))
                        .setAsyncSupported(true))
                .addFilterUrlMapping("problems", "/*", DispatcherType.REQUEST)
                .addFilterUrlMapping("problems", "/*", DispatcherType.ASYNC);
        DeploymentManager manager = Servlets.defaultContainer().addDeployment(app);
        manager.deploy();
        Undertow server = Undertow.builder()
                .addHttpListener(port, "127.0.0.1", manager.start())
                .build();
        server.start();
        System.out.println("curl -i http:/" + server.getListenerInfo().get(0).getAddress() + "/endpoint");
        return server;
    }
}
