package io.github.httpstatusproblem.spring;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.httpstatusproblem.contract.Outcome;
import io.github.httpstatusproblem.contract.RawConnection;
import io.github.httpstatusproblem.contract.RawResponse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.apache.catalina.Context;
import org.apache.catalina.startup.Tomcat;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.servlet.support.SpringBootServletInitializer;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.web.SpringServletContainerInitializer;

/** A Spring Boot application that is deployed to a Tomcat, where Spring Boot makes error dispatches of its own. */
class WarTest {
    private static final String WITHOUT_SECURITY = RunningApplication.WITHOUT_SECURITY.substring("--".length());

    private @Nullable Tomcat tomcat;

    private void start(Class<?> application, String... properties) throws Exception {
        Path folder = Files.createTempDirectory("tomcat");
        tomcat = new Tomcat();
        tomcat.setBaseDir(folder.toString());
        tomcat.setPort(0);
        tomcat.getConnector().setProperty("address", "127.0.0.1");
        Context context = tomcat.addContext("", folder.toString());
        tomcat.addServlet("", "default", "org.apache.catalina.servlets.DefaultServlet")
                .addMapping("/");
        DeployedApplication.source = application;
        DeployedApplication.properties = List.of(properties);
        context.addServletContainerInitializer(
                new SpringServletContainerInitializer(), Set.of(DeployedApplication.class));
        tomcat.start();
    }

    @AfterEach
    void stop() throws Exception {
        if (tomcat != null) {
            tomcat.stop();
            tomcat.destroy();
        }
    }

    private RawResponse get(String path, String... fieldLines) throws IOException {
        try (RawConnection connection = new RawConnection(tomcat.getConnector().getLocalPort())) {
            return connection.send("GET", path, fieldLines);
        }
    }

    public static class DeployedApplication extends SpringBootServletInitializer {
        static Class<?> source = Object.class;
        static List<String> properties = List.of();

        @Override
        protected SpringApplicationBuilder configure(SpringApplicationBuilder builder) {
            return builder.sources(source)
                    .properties("logging.level.root=off", "spring.main.banner-mode=off")
                    .properties(properties.toArray(String[]::new));
        }
    }

    @Configuration
    @EnableAutoConfiguration
    @Import(Shop.class)
    static class Application {}

    @ParameterizedTest
    @CsvSource({
        "/wrapped,             417",
        "/mapped,              409",
        "/unknown,             500",
        "/filter-unknown,      500",
        "/filter-sends,        417",
        "/text,                417",
        "/filter-sets,         417",
        "/empty,               417",
        "/no-such-page,        404",
        "/error,               404",
        "/parameter,           400",
        "/callable-unknown,    500",
        "/timeout,             503"
    })
    void everyErrorIsCanonical(String path, int status) throws Exception {
        start(Application.class, WITHOUT_SECURITY);

        RawResponse answer = get(path);

        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.fields("Content-Type")).containsExactly("application/json");
        assertThat(answer.text()).startsWith("{\"error\": \"");
        assertThat(answer.body())
                .hasSize(Integer.parseInt(answer.fields("Content-Length").get(0)));
    }

    @Test
    void errorPageOfTheApplicationIsShownToABrowser() throws Exception {
        start(Application.class, WITHOUT_SECURITY, "spring.thymeleaf.prefix=classpath:/one-page/");

        for (String path : List.of("/wrapped", "/text", "/no-such-page", "/filter-sends")) {
            assertThat(get(path, "Accept: text/html").text()).as(path).isEqualTo(Outcome.OWN);
            assertThat(get(path).text()).as(path).startsWith("{\"error\": \"");
        }
    }

    @Test
    void challengesAreKept() throws Exception {
        start(SecuredShop.class);

        RawResponse basic = get("/basic/door");
        RawResponse several = get("/several/door");

        assertThat(basic.status()).isEqualTo(401);
        assertThat(basic.text()).isEqualTo("{\"error\": \"unauthorized\", \"message\": \"Unauthorized\"}");
        assertThat(basic.fields("WWW-Authenticate")).hasSize(1);
        assertThat(several.text()).isEqualTo(basic.text());
        assertThat(several.fields("WWW-Authenticate")).hasSize(2);
        assertThat(get("/open/nowhere").status()).isEqualTo(404);
    }

    /** Spring Security sees the forward to the error page, too. */
    @Test
    void statusIsTheErrorsWhereEveryPathIsSecured() throws Exception {
        start(ErrorPagesTest.Secured.class);

        for (String accept : List.of("Accept: application/json", "Accept: text/html")) {
            assertThat(get("/throttled", accept).status()).isEqualTo(429);
            assertThat(get("/sent", accept).status()).isEqualTo(417);
        }
    }
}
