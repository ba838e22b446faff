package io.github.httpstatusproblem.servlet;

import static io.github.httpstatusproblem.contract.AdapterContract.EXPECTATION_FAILED;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.httpstatusproblem.HttpStatusProblem;
import io.github.httpstatusproblem.contract.RawConnection;
import io.github.httpstatusproblem.servlet.Container.Deployment;
import io.github.httpstatusproblem.servlet.Container.RunningServer;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.catalina.Context;
import org.apache.catalina.startup.Tomcat;
import org.junit.jupiter.api.Test;

/** The descriptor as the README has it, read by a container. */
class WebXmlTest {
    /** What the descriptor names as the application's servlet. */
    public static final class Failing extends HttpServlet {
        private static final long serialVersionUID = 1L;

        @Override
        protected void doGet(HttpServletRequest request, HttpServletResponse response) {
            if (request.getParameter("async") != null) {
                request.startAsync().start(() -> {
                    throw HttpStatusProblem.of(417);
                });
                return;
            }
            throw HttpStatusProblem.of(417);
        }
    }

    private static String descriptor() throws IOException {
        String ofReadme = Pattern.compile("```xml\n(.*?)```", Pattern.DOTALL)
                .matcher(Files.readString(Path.of("README.md")))
                .results()
                .map((MatchResult snippet) -> snippet.group(1))
                .collect(Collectors.joining());
        return """
                <web-app xmlns="https://jakarta.ee/xml/ns/jakartaee" version="6.0">
                %s
                <servlet>
                  <servlet-name>failing</servlet-name>
                  <servlet-class>%s</servlet-class>
                  <async-supported>true</async-supported>
                </servlet>
                <servlet-mapping>
                  <servlet-name>failing</servlet-name>
                  <url-pattern>/failing</url-pattern>
                </servlet-mapping>
                </web-app>
                """.formatted(ofReadme, Failing.class.getName());
    }

    @Test
    void descriptorOfTheReadmeIsAllThatAnApplicationNeeds() throws Exception {
        Path folder = Deployment.emptyFolder();
        Files.createDirectories(folder.resolve("webapp/WEB-INF"));
        Files.createDirectories(folder.resolve("webapps"));
        Files.writeString(folder.resolve("webapp/WEB-INF/web.xml"), descriptor());
        Tomcat tomcat = TomcatServer.tomcat(folder);
        Context context = tomcat.addWebapp("", folder.resolve("webapp").toString());
        context.setParentClassLoader(getClass().getClassLoader());
        RunningServer server = TomcatServer.start(tomcat);
        try (RawConnection connection = new RawConnection(server.port())) {
            assertThat(connection.send("GET", "/failing").comparable()).isEqualTo(EXPECTATION_FAILED);
            assertThat(connection.send("GET", "/failing?async").comparable()).isEqualTo(EXPECTATION_FAILED);
            assertThat(connection.send("GET", "/problems").text())
                    .isEqualTo("{\"error\": \"not_found\", \"message\": \"Not Found\"}");
        } finally {
            server.stop();
        }
    }
}
