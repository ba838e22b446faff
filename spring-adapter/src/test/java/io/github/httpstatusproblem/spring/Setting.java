package io.github.httpstatusproblem.spring;

import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** How an application is set up. */
enum Setting {
    /** As it comes, but for limits of uploads. */
    PLAIN(
            Shop.class,
            "--spring.servlet.multipart.max-file-size=1KB",
            "--spring.servlet.multipart.max-request-size=4KB",
            "--server.tomcat.max-swallow-size=-1"),
    /** With Spring Security. */
    SECURED(SecuredShop.class, RunningApplication.SECURED),
    /** With a DispatcherServlet that does not see every request. */
    PARTIAL(Shop.class, "--spring.mvc.servlet.path=/api"),
    /** With everything around an application that may be there. */
    SURROUNDED(
            Shop.class,
            "--server.servlet.context-path=/shop",
            "--server.forward-headers-strategy=framework",
            "--server.compression.enabled=true",
            "--server.compression.min-response-size=1",
            "--server.compression.mime-types=application/json,text/html",
            "--spring.threads.virtual.enabled=true"),
    /** With error pages of its own. */
    WITH_PAGES(
            Shop.class,
            "--spring.web.resources.static-locations=classpath:/static-pages/",
            "--spring.thymeleaf.prefix=classpath:/pages/"),
    /** With one error page of its own for everything. */
    WITH_ONE_PAGE(Shop.class, "--spring.thymeleaf.prefix=classpath:/one-page/"),
    /** With problem details of Spring's. */
    WITH_PROBLEM_DETAILS(Shop.class, "--spring.mvc.problemdetails.enabled=true"),
    /** With an advice that has its own words for a 404 and for what nobody knows. */
    WITH_ADVICE(Advised.class);

    private static final String SEPARATOR = "\n";

    private final Class<?> application;
    private final String properties;

    Setting(Class<?> application, String... properties) {
        this.application = application;
        this.properties = String.join(SEPARATOR, properties);
    }

    RunningApplication start() {
        return new RunningApplication(application, properties.split(SEPARATOR));
    }

    @Configuration
    @EnableAutoConfiguration
    @Import({Shop.class, ShopAdvice.class})
    static class Advised {}
}
