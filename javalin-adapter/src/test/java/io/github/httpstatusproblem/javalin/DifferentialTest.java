package io.github.httpstatusproblem.javalin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.httpstatusproblem.HttpStatusProblem;
import io.github.httpstatusproblem.Problem;
import io.github.httpstatusproblem.ProblemResponder;
import io.github.httpstatusproblem.UpstreamClient;
import io.github.httpstatusproblem.UpstreamProblem;
import io.github.httpstatusproblem.contract.GeneratedProblems;
import io.github.httpstatusproblem.contract.Outcome;
import io.github.httpstatusproblem.contract.RawConnection;
import io.github.httpstatusproblem.contract.RawResponse;
import io.github.httpstatusproblem.servlet.HttpStatusProblemFilter;
import io.github.httpstatusproblem.spring.UpstreamErrorHandler;
import io.javalin.Javalin;
import io.javalin.http.HandlerType;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.ee10.servlet.ServletHolder;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.http.HttpEntity;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestTemplate;

/**
 * One problem, thrown in a servlet on Jetty, in a controller of Spring Boot on Tomcat and in a handler of Javalin, leaves as
 * the same bytes with the same fields, whatever is accepted; and is read by a client as the problem that it was.
 */
class DifferentialTest {
    private static final long SEED = 417;

    private static final List<String[]> ASKED = List.of(
            new String[] {},
            new String[] {"Accept: application/json"},
            new String[] {"Accept: application/problem+json"},
            new String[] {"Accept: text/html,application/xhtml+xml,*/*;q=0.8", "Accept-Language: fr"},
            new String[] {"Accept: text/html", "Accept-Language: ja,en;q=0.5"},
            new String[] {"Accept: text/plain;q=0.5, application/json;q=0.4"},
            new String[] {"Accept: text/*", "Accept: application/json;q=0.1"},
            new String[] {"Accept: application/xml"},
            new String[] {"Accept: image/png"},
            new String[] {"Accept: application/*;q=0, */*;q=0.1"},
            new String[] {"Accept: ;;;"},
            new String[] {"Accept:"});

    /** What is thrown next, by whichever of the three. */
    private static volatile Problem problem = Problem.of(500);

    private static final Server JETTY = new Server(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    private static ConfigurableApplicationContext spring;
    private static Javalin javalin;

    private static HttpStatusProblem thrown() {
        return problem.toException();
    }

    @Configuration
    @EnableAutoConfiguration
    @Import(Doors.class)
    static class Application {}

    @RestController
    static class Doors {
        @RequestMapping("/problem")
        void problem() {
            throw thrown();
        }
    }

    private static final class Servlet extends HttpServlet {
        private static final long serialVersionUID = 1L;

        @Override
        protected void service(HttpServletRequest request, HttpServletResponse response) {
            throw thrown();
        }
    }

    @BeforeAll
    static void start() throws Exception {
        ServletContextHandler handler = new ServletContextHandler();
        handler.addServletContainerInitializer((classes, servletContext) ->
                HttpStatusProblemFilter.register(servletContext, ProblemResponder.create()));
        handler.addServlet(new ServletHolder(new Servlet()), "/problem");
        JETTY.setHandler(handler);
        JETTY.start();
        spring = SpringApplication.run(
                Application.class,
                "--server.port=0",
                "--server.address=127.0.0.1",
                "--spring.main.banner-mode=off",
                "--logging.level.root=off");
        javalin = Javalin.create(config -> {
                    config.startup.showJavalinBanner = false;
                    config.registerPlugin(new HttpStatusProblemPlugin());
                    for (HandlerType method : List.of(HandlerType.GET, HandlerType.HEAD, HandlerType.POST)) {
                        config.routes.addHttpHandler(method, "/problem", context -> {
                            throw thrown();
                        });
                    }
                })
                .start("127.0.0.1", 0);
    }

    @AfterAll
    static void stop() throws Exception {
        javalin.stop();
        spring.close();
        JETTY.stop();
    }

    /** Each is asked for in four ways, every way by turns. */
    @Test
    void thousandProblemsAreTheSame() throws IOException {
        assertAreTheSame(1_000, 4);
    }

    @Test
    @Tag("full")
    void tenThousandProblemsAreTheSame() throws IOException {
        assertAreTheSame(10_000, ASKED.size());
    }

    private enum Pair {
        SPRING_TO_THE_JDKS_CLIENT {
            @Override
            void call(String accept) throws Exception {
                HttpRequest request = HttpRequest.newBuilder(uri(portOfSpring()))
                        .header("Accept", accept)
                        .build();
                JDK.send(request, BodyHandlers.discarding());
            }
        },
        JAVALIN_TO_REST_CLIENT {
            @Override
            void call(String accept) {
                REST_CLIENT
                        .get()
                        .uri(uri(javalin.port()))
                        .header("Accept", accept)
                        .retrieve()
                        .toBodilessEntity();
            }
        },
        SERVLET_TO_REST_TEMPLATE {
            @Override
            void call(String accept) {
                HttpHeaders fields = new HttpHeaders();
                fields.set("Accept", accept);
                REST_TEMPLATE.exchange(uri(portOfServlet()), HttpMethod.GET, new HttpEntity<>(fields), Void.class);
            }
        };

        private static final UpstreamClient JDK = UpstreamClient.of(HttpClient.newHttpClient());
        private static final RestClient REST_CLIENT = RestClient.builder()
                .requestFactory(new JdkClientHttpRequestFactory())
                .defaultStatusHandler(new UpstreamErrorHandler())
                .build();
        private static final RestTemplate REST_TEMPLATE = new RestTemplate();

        static {
            REST_TEMPLATE.setErrorHandler(new UpstreamErrorHandler());
        }

        private static URI uri(int port) {
            return URI.create("http://127.0.0.1:" + port + "/problem");
        }

        abstract void call(String accept) throws Exception;

        Problem read(String accept) {
            return catchThrowableOfType(UpstreamProblem.class, () -> call(accept))
                    .problem();
        }
    }

    @ParameterizedTest
    @EnumSource
    void whatIsThrownIsReadOnTheOtherSide(Pair pair) {
        GeneratedProblems problems = new GeneratedProblems(SEED);
        for (int i = 0; i < 100; i++) {
            problem = problems.next();
            String title = pair + ", problem " + i + " of seed " + SEED;

            GeneratedProblems.assertIsTheSame(title, pair.read("application/json"), problem);
            GeneratedProblems.assertIsTheSameInDetails(title, pair.read("application/problem+json"), problem);
        }
    }

    private static int portOfServlet() {
        return ((ServerConnector) JETTY.getConnectors()[0]).getLocalPort();
    }

    private static int portOfSpring() {
        return spring.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
    }

    private static void assertAreTheSame(int count, int ways) throws IOException {
        Map<String, Integer> ports = new LinkedHashMap<>();
        ports.put("servlet", portOfServlet());
        ports.put("Spring", portOfSpring());
        ports.put("Javalin", javalin.port());
        Map<String, RawConnection> connections = new LinkedHashMap<>();
        GeneratedProblems problems = new GeneratedProblems(SEED);
        try {
            for (int i = 0; i < count; i++) {
                problem = problems.next();
                for (int way = 0; way < ways; way++) {
                    assertIsTheSame(i, ASKED.get((i + way) % ASKED.size()), ports, connections);
                }
            }
        } finally {
            for (RawConnection connection : connections.values()) {
                connection.close();
            }
        }
    }

    private static void assertIsTheSame(
            int index, String[] asked, Map<String, Integer> ports, Map<String, RawConnection> connections)
            throws IOException {
        String method = index % 10 == 0 ? "HEAD" : index % 10 == 1 ? "POST" : "GET";
        List<String> lines = new ArrayList<>(List.of(asked));
        lines.add(Outcome.TRACEPARENT);
        String expected = null;
        for (Map.Entry<String, Integer> server : ports.entrySet()) {
            RawConnection connection = connections.get(server.getKey());
            if (connection == null) {
                connection = new RawConnection(server.getValue());
                connections.put(server.getKey(), connection);
            }
            RawResponse answer = method.equals("POST")
                    ? connection.send(method, "/problem", new byte[] {'{'}, lines.toArray(String[]::new))
                    : connection.send(method, "/problem", lines.toArray(String[]::new));
            if (answer.closes()) {
                connection.close();
                connections.remove(server.getKey());
            }
            if (expected == null) {
                expected = answer.comparable();
                assertThat(answer.status()).isEqualTo(problem.status().value());
            }
            assertThat(answer.comparable())
                    .as("%s of problem %d of seed %d, %s %s: %s", server.getKey(), index, SEED, method, lines, problem)
                    .isEqualTo(expected);
        }
    }
}
