package com.example;

import io.github.httpstatusproblem.ProblemResponder;
import io.github.httpstatusproblem.servlet.HttpStatusProblemFilter;
import java.nio.file.Files;
import java.util.Set;
import org.apache.catalina.Context;
import org.apache.catalina.servlets.DefaultServlet;
import org.apache.catalina.startup.Tomcat;

public class TomcatExample {
    public static void main(String[] args) throws Exception {
        start(Integer.getInteger("port", 8080)).getServer().await();
    }

    static Tomcat start(int port) throws Exception {
        Tomcat tomcat = new Tomcat();
        tomcat.setBaseDir(Files.createTempDirectory("tomcat").toString());
        tomcat.setPort(port);
        tomcat.getConnector().setProperty("address", "127.0.0.1");
        Context app = tomcat.addContext("", null);
        Tomcat.addServlet(app, "endpoint", new MyServlet());
        app.addServletMappingDecoded("/endpoint", "endpoint");
        // Without it Tomcat answers 404 before any filter.
        Tomcat.addServlet(app, "default", new DefaultServlet()).addMapping("/");
        app.addServletContainerInitializer(
                (classes, context) -> HttpStatusProblemFilter.register(context, ProblemResponder.create()), Set.of());
        tomcat.start();
        System.out.println("curl -i http://127.0.0.1:" + tomcat.getConnector().getLocalPort() + "/endpoint");
        return tomcat;
    }
}
