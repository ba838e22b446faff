package io.github.httpstatusproblem.reference;

import io.github.httpstatusproblem.StatusCode;
import java.util.List;
import java.util.Locale;

/** The frameworks in the order of the pages, ours last: a row each, and a template or a compiled example. */
@SuppressWarnings(
        "ImmutableEnumChecker") // All its fields are immutable, and the checker knows neither List nor Source.
enum Framework {
    DJANGO(
            new Name("django", "Django", "django"),
            new Template("django.jte"),
            new Run("#", "app.py", "pip install django", "python3 app.py"),
            new Protocol("WSGI", "", "Channels", "gunicorn, environ[\"wsgi.early_hints\"]", Protocol.HOP_BY_HOP)),
    FLASK(
            new Name("flask", "Flask", "flask"),
            new Template("flask.jte"),
            new Run("#", "app.py", "pip install flask", "python3 app.py"),
            new Protocol("WSGI", "", "Flask-Sock", "gunicorn, environ[\"wsgi.early_hints\"]", Protocol.HOP_BY_HOP)),
    FASTAPI(
            new Name("fastapi", "FastAPI", "fastapi"),
            new Template("fastapi.jte"),
            new Run("#", "app.py", "pip install fastapi uvicorn", "python3 app.py"),
            new Protocol("Starlette", "", "@app.websocket", "gunicorn, http.response.informational", List.of())),
    EXPRESS(
            new Name("express.js", "Express", "express"),
            new Template("express.jte"),
            new Run("//", "app.js", "npm install express", "node app.js"),
            new Protocol("Node.js", "100, 102, 103", "server.on('upgrade')", "", List.of())),
    SPRING_BOOT(
            new Name("spring boot", "Spring", "springboot"),
            new Template("springboot.jte"),
            Run.java(
                    "MyController",
                    "org.springframework.boot:spring-boot-starter-webmvc (Spring Boot 3: spring-boot-starter-web)"),
            new Protocol("Servlet 6.1", "", "WebSocketConfigurer", "Tomcat, ResponseFacade.sendEarlyHints", List.of())),
    GO(
            new Name("go net/http", "Go", "go"),
            new Template("go.jte"),
            new Run("//", "main.go", "Go 1.19", "go run main.go"),
            new Protocol("net/http", Protocol.ANY, "http.Hijacker", "", List.of())),
    RAILS(
            new Name("ruby on rails", "Rails", "rails"),
            new Template("rails.jte"),
            new Run(
                    "#",
                    "config.ru",
                    "gem install rails puma",
                    "puma --early-hints --bind tcp://127.0.0.1:8090 config.ru"),
            new Protocol("Rack", "103", "Action Cable", "", List.of())),
    ASP_NET_CORE(
            new Name("asp.net core", "ASP.NET Core", "aspnetcore"),
            new Template("aspnetcore.jte"),
            new Run("//", "Program.cs", "dotnet new web", "dotnet run"),
            new Protocol("Kestrel", "", "AcceptWebSocketAsync", "", List.of())),
    SERVLET(
            new Name("http-status-problem: servlet", "HttpServlet", "servlet"),
            new SourceCut("ServletExample.java", "Servlet"),
            Run.java(
                    "ServletExample",
                    "io.github.httpstatusproblem:http-status-problem-servlet, org.eclipse.jetty.ee11:jetty-ee11-servlet"),
            new Protocol(
                    "Servlet 6.1",
                    "",
                    "HttpServletRequest.upgrade",
                    "Jetty, ServletContextResponse.writeInterim; Tomcat, ResponseFacade.sendEarlyHints",
                    List.of())),
    SPRING_MVC(
            new Name("http-status-problem: spring mvc", "Spring", "spring-mvc"),
            new SourceCut("SpringExample.java", "Controller"),
            Run.java(
                    "SpringExample",
                    "io.github.httpstatusproblem:http-status-problem-spring, org.springframework.boot:spring-boot-starter-webmvc (Spring Boot 3: spring-boot-starter-web)"),
            new Protocol("Servlet 6.1", "", "WebSocketConfigurer", "Tomcat, ResponseFacade.sendEarlyHints", List.of())),
    JAVALIN(
            new Name("http-status-problem: javalin", "Javalin", "javalin"),
            new SourceCut("JavalinExample.java", "Route"),
            Run.java("JavalinExample", "io.github.httpstatusproblem:http-status-problem-javalin, io.javalin:javalin"),
            new Protocol("Jetty", "102, 103", "config.routes.ws", "", List.of()));

    /**
     * How it is called.
     *
     * @param heading on the pages
     * @param written as its makers write it
     * @param shortest in a command line
     */
    record Name(String heading, String written, String shortest) {}

    /**
     * How a complete file is run.
     *
     * @param comment what a comment begins with
     */
    record Run(String comment, String file, String needs, String command) {
        static Run java(String type, String needs) {
            return new Run(
                    "//",
                    "src/main/java/com/example/" + type + ".java",
                    needs,
                    "mvn compile exec:java -Dexec.mainClass=com.example." + type);
        }
    }

    /**
     * What lies below, and what it leaves to an application.
     *
     * @param interim the codes of the interim responses that can be sent
     * @param upgrade what answers 101
     * @param server what sends 103 all the same, if something does: a server and its own call
     * @param withheld the fields that cannot be set
     */
    record Protocol(String name, String interim, String upgrade, String server, List<String> withheld) {
        /** Every one but 101. */
        static final String ANY = "*";

        /** PEP 3333 refuses them, and with them the two that would need them. */
        static final List<String> HOP_BY_HOP = List.of("Connection", "Proxy-Authenticate", "Upgrade");
    }

    private final Name name;
    private final Source source;
    private final Run run;
    private final Protocol protocol;

    Framework(Name name, Source source, Run run, Protocol protocol) {
        this.name = name;
        this.source = source;
        this.run = run;
        this.protocol = protocol;
    }

    String heading() {
        return name.heading;
    }

    /** The heading as one word, such as {@code ruby-on-rails} or {@code express.js}; of ours the last part. */
    String id() {
        return name.heading
                .replace("http-status-problem: ", "")
                .replace(' ', '-')
                .replace('/', '-');
    }

    /** Whether it is meant by a name: {@code go-net-http}, {@code go net/http} or {@code go}. */
    boolean isCalled(String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        return List.of(id(), name.heading, name.shortest).contains(lower);
    }

    /** Whether there is code for a status, rather than a reason why there is none. */
    boolean returns(StatusCode status) {
        return !Interim.is(status)
                || protocol.interim.contains(Integer.toString(status.value()))
                || (protocol.interim.equals(Protocol.ANY) && status.value() != 101);
    }

    Snippet snippet(StatusCode status, Language language) {
        Notes notes = new Notes(this, status, language);
        if (!returns(status)) {
            String reasons = notes.reasons().strip();
            return new Snippet(this, reasons, reasons);
        }
        return new Snippet(
                this, notes.reasons() + code(status, false), notes.howToRun() + notes.reasons() + code(status, true));
    }

    private String code(StatusCode status, boolean complete) {
        return source.code(Returned.of(status, complete).without(protocol.withheld));
    }

    String written() {
        return name.written;
    }

    Run run() {
        return run;
    }

    Protocol protocol() {
        return protocol;
    }
}
